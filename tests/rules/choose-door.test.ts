import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { chooseDoor } from '../../main/choose-door.ts'
import { temporaryFolder } from '../support/test-world.ts'

const display = { DISPLAY: ':0' }

/** A folder whose electron package was installed, with its program or without. */
function installed({ program }: { program: boolean }): string {
  const root = temporaryFolder()
  const electron = join(root, 'node_modules/electron')
  mkdirSync(join(electron, 'dist'), { recursive: true })
  writeFileSync(join(electron, 'path.txt'), 'electron\n')
  if (program) writeFileSync(join(electron, 'dist/electron'), '')
  return root
}

test('the window where its program is here and there is a display', () => {
  const root = installed({ program: true })
  const electron = join(root, 'node_modules/electron/dist/electron')
  for (const [env, platform] of [
    [display, 'linux'],
    [{ WAYLAND_DISPLAY: 'wayland-0' }, 'linux'],
    [{}, 'win32'],
    [{}, 'darwin'],
  ] as const) {
    expect(chooseDoor(root, env, platform)).toEqual({ door: 'window', electron })
  }
})

test('the host, and why, where the program or the display is missing', () => {
  expect(chooseDoor(installed({ program: true }), {}, 'linux')).toEqual({
    door: 'host',
    why: expect.stringContaining('no display') as string,
  })
  for (const root of [installed({ program: false }), temporaryFolder()]) {
    expect(chooseDoor(root, display, 'linux')).toEqual({
      door: 'host',
      why: expect.stringContaining('Electron is not installed') as string,
    })
  }
})

test('a program elsewhere, as the electron package itself is told of one', () => {
  const elsewhere = temporaryFolder()
  writeFileSync(join(elsewhere, 'electron'), '')
  const env = { ...display, ELECTRON_OVERRIDE_DIST_PATH: elsewhere }
  expect(chooseDoor(temporaryFolder(), env, 'linux')).toEqual({ door: 'window', electron: join(elsewhere, 'electron') })
  expect(
    chooseDoor(temporaryFolder(), { ...env, ELECTRON_OVERRIDE_DIST_PATH: join(elsewhere, 'no') }, 'linux').door,
  ).toBe('host')
})
