import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openDataFolder } from '../../main/data-folder.ts'
import { takeLock } from '../../main/lock.ts'
import { temporaryFolder } from '../support/test-world.ts'

const running: ChildProcess[] = []
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

/** Another process that tries to hold the folder, and the first line it says. */
async function another(folder: string): Promise<{ child: ChildProcess; said: string }> {
  const holder = resolve(import.meta.dirname, '../support/lock-holder.ts')
  const child = spawn(process.execPath, [holder, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  running.push(child)
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, said: line.toString().trim() }
}

test('a second process is refused until the first has ended, however it ended', async () => {
  const folder = temporaryFolder()
  const { child, said } = await another(folder)
  expect(said).toBe('held')
  expect(() => takeLock(folder)).toThrow('data-folder-in-use')
  expect((await another(folder)).said).toBe('data-folder-in-use')
  child.kill('SIGKILL')
  await once(child, 'exit')
  const lock = takeLock(folder)
  expect((await another(folder)).said).toBe('data-folder-in-use')
  lock.release()
  expect((await another(folder)).said).toBe('held')
})

test('of several that start at once exactly one holds the folder', async () => {
  const folder = temporaryFolder()
  const said = await Promise.all(Array.from({ length: 5 }, () => another(folder)))
  expect(said.filter((one) => one.said === 'held')).toHaveLength(1)
  expect(said.filter((one) => one.said === 'data-folder-in-use')).toHaveLength(4)
})

test('while a host writes, another is refused and readers are not', () => {
  const folder = temporaryFolder()
  const opening = (mode: 'host' | 'write' | 'read') => () => openDataFolder({ folder, env: {}, mode })
  const host = opening('host')()
  expect(opening('host')).toThrow('data-folder-in-use')
  expect(opening('write')).toThrow('data-folder-in-use')
  const reader = opening('read')()
  expect(reader.db.check()).toEqual([])
  reader.close()
  expect(opening('write')).toThrow('data-folder-in-use')
  host.close()
  opening('write')().close()
})

test('a refusal gives the lock back', () => {
  const folder = temporaryFolder()
  expect(() => openDataFolder({ folder, env: { CREDENTIALS_DIRECTORY: '/nowhere' }, mode: 'write' })).toThrow(
    'no-register',
  )
  openDataFolder({ folder, env: {}, mode: 'host' }).close()
})
