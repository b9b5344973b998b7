import { FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses'
import { Ajv } from 'ajv'
import { listPackage } from '@electron/asar'
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fuseCount, standInElectron } from '../support/stand-in-electron.ts'

const root = resolve(import.meta.dirname, '../..')
const require = createRequire(import.meta.url)
const yaml = require('js-yaml') as { load(text: string): unknown }
const configuration = () => yaml.load(readFileSync(join(root, 'electron-builder.yml'), 'utf8')) as Configuration

type Configuration = Record<string, unknown> & {
  win: { target: string }
  linux: { target: string[] }
  mac: { target: string }
  electronFuses: Record<string, boolean>
}

describe('electron-builder.yml', () => {
  const schema = JSON.parse(readFileSync(join(root, 'node_modules/app-builder-lib/scheme.json'), 'utf8')) as object
  const valid = new Ajv({ strict: false }).compile(schema)

  test('is what the packager’s own schema asks for', () => {
    valid(configuration())
    expect(valid.errors).toBeNull()
    expect(valid({ ...configuration(), asaar: true })).toBe(false)
  })

  test('packages for three systems', () => {
    const { win, linux, mac } = configuration()
    expect([win.target, linux.target, mac.target]).toEqual(['nsis', ['AppImage', 'deb'], 'dmg'])
  })
})

/** The packager changes the program of the system it runs on; only Linux's can be stood in for. */
describe.skipIf(process.platform !== 'linux')('a package around a stand-in for Electron', () => {
  let folder: string
  let unpacked: string
  beforeAll(async () => {
    if (!existsSync(join(root, 'dist/main/electron.js'))) throw new Error('Build first: npm run build')
    folder = mkdtempSync(join(tmpdir(), 'foyer-package-'))
    const electron = standInElectron(join(folder, 'electron'))
    const cli = join(root, 'node_modules/electron-builder/cli.js')
    const settings = [`-c.electronDist=${electron}`, `-c.directories.output=${join(folder, 'out')}`]
    await promisify(execFile)(process.execPath, [cli, '--dir', '--linux', ...settings], { cwd: root })
    unpacked = readdirSync(join(folder, 'out')).find((name) => name.endsWith('unpacked'))!
    unpacked = join(folder, 'out', unpacked)
  }, 120_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const archived = () => listPackage(join(unpacked, 'resources/app.asar'), { isPack: false })

  test('holds the window’s program, its worker and both screens', () => {
    const wanted = ['main/electron.js', 'main/removal-worker.js', 'renderer/kiosk.html', 'renderer/desk.html']
    expect(archived()).toEqual(expect.arrayContaining(['/package.json', ...wanted.map((name) => `/dist/${name}`)]))
  })

  test('holds no test, no source, no map, no data and nothing of the tools', () => {
    const strange = archived().filter((name) =>
      /^\/(tests|scripts|main|renderer|shared|assets|out)\b|\.(map|ts|tsx|[ch]pp|gyp|db)$|\/(vite|vitest|electron|playwright)[^/]*$/.test(
        name.replace(/^\/dist\/main\/electron\.js$/, ''),
      ),
    )
    expect(strange).toEqual([])
  })

  test('holds two natives, for this system alone, and no Node', () => {
    const packages = new Set(
      archived().flatMap((name) => /^\/node_modules\/((?:@[^/]+\/)?[^/@]+)$/.exec(name)?.[1] ?? []),
    )
    expect([...packages].filter((name) => /^node-|node-bin/.test(name))).toEqual([])
    const native = archived().filter((name) => name.endsWith('.node'))
    expect(native).toHaveLength(2)
    for (const name of native) expect(name).toMatch(new RegExp(`linux(musl)?-${process.arch}`))
  })

  test('natives alone lie outside the archive', () => {
    const outside = readdirSync(join(unpacked, 'resources/app.asar.unpacked'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name)
    expect(outside).toHaveLength(2)
    expect(outside.every((name) => name.endsWith('.node'))).toBe(true)
  })

  test('its fuses are set, none is forgotten', async () => {
    const wire = await getCurrentFuseWire(join(unpacked, 'foyer'))
    expect(wire.version).toBe(FuseVersion.V1)
    const names = Object.values(FuseV1Options).filter((one) => typeof one === 'string')
    expect(names).toHaveLength(fuseCount)
    const on = names.filter((name) => wire[FuseV1Options[name as keyof typeof FuseV1Options]] === FuseState.ENABLE)
    expect(on.toSorted()).toEqual([
      'EnableCookieEncryption',
      'EnableEmbeddedAsarIntegrityValidation',
      'OnlyLoadAppFromAsar',
      'WasmTrapHandlers',
    ])
  })
})
