import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { type DataFolder, openDataFolder, recoverKey } from '../../main/data-folder.ts'
import { openDatabase } from '../../main/db/open.ts'
import { makeRecoveryKey } from '../../main/keys/recovery-key.ts'
import { temporaryFolder } from '../support/test-world.ts'

const folderOf = () => join(temporaryFolder(), 'data')

function withRegister<Result>(folder: string, env: Record<string, string>, act: (data: DataFolder) => Result): Result {
  const data = openDataFolder({ folder, env, mode: 'host' })
  try {
    return act(data)
  } finally {
    data.close()
  }
}
const mark = (data: DataFolder) => data.db.prepare("INSERT INTO throttle VALUES ('Courier', 1, 0, 0)").run()
const marked = (data: DataFolder) => data.db.prepare('SELECT key FROM throttle').pluck().all()

test('a new folder gets a key of its own, and opens again with it', () => {
  const folder = folderOf()
  withRegister(folder, {}, (data) => {
    expect(data.reducedProtection).toBe(true)
    mark(data)
  })
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  expect(statSync(join(folder, 'key')).mode & 0o777).toBe(0o400)
  expect(readFileSync(join(folder, 'foyer.db')).subarray(0, 6).toString()).not.toBe('SQLite')
  expect(existsSync(join(folder, 'foyer.db.new'))).toBe(false)
  expect(withRegister(folder, {}, marked)).toEqual(['Courier'])
})

test('the credential of the service manager is the key, and no file holds it', () => {
  const folder = folderOf()
  const credentials = temporaryFolder()
  const env = { CREDENTIALS_DIRECTORY: credentials }
  const key = randomBytes(32)
  writeFileSync(join(credentials, 'foyer-key'), `${key.toString('hex')}\n`)
  withRegister(folder, env, (data) => {
    expect(data.reducedProtection).toBe(false)
    mark(data)
  })
  expect(existsSync(join(folder, 'key'))).toBe(false)
  writeFileSync(join(credentials, 'foyer-key'), key)
  expect(withRegister(folder, env, marked)).toEqual(['Courier'])
  expect(() => withRegister(folder, {}, marked)).toThrow('keys-missing')
  writeFileSync(join(credentials, 'foyer-key'), 'too short')
  expect(() => withRegister(folder, env, marked)).toThrow('key-damaged')
})

test('a wrong key is refused and the register stays as it was', () => {
  const folder = folderOf()
  withRegister(folder, {}, mark)
  const before = readFileSync(join(folder, 'foyer.db'))
  const key = readFileSync(join(folder, 'key'))
  chmodSync(join(folder, 'key'), 0o600)
  writeFileSync(join(folder, 'key'), randomBytes(32))
  expect(() => withRegister(folder, {}, marked)).toThrow('database-wrong-key')
  expect(readFileSync(join(folder, 'foyer.db')).equals(before)).toBe(true)
  writeFileSync(join(folder, 'key'), key)
  expect(withRegister(folder, {}, marked)).toEqual(['Courier'])
})

test('a newer register is refused', () => {
  const folder = folderOf()
  withRegister(folder, {}, (data) => data.db.prepare('PRAGMA user_version=999').run())
  expect(() => withRegister(folder, {}, marked)).toThrow('database-newer')
})

test.each(['key', 'recovery.json'])('no empty register takes the place of a lost one while %s is there', (left) => {
  const folder = folderOf()
  withRegister(folder, {}, (data) => data.writeRecoverySlot(makeRecoveryKey()))
  renameSync(join(folder, 'foyer.db'), join(folder, 'moved'))
  for (const name of ['key', 'recovery.json']) if (name !== left) rmSync(join(folder, name), { force: true })
  expect(() => withRegister(folder, {}, marked)).toThrow('database-missing')
  expect(existsSync(join(folder, 'foyer.db'))).toBe(false)
})

test('a register whose keys are gone is refused, and says whether the recovery key helps', () => {
  const folder = folderOf()
  withRegister(folder, {}, mark)
  const before = readFileSync(join(folder, 'foyer.db'))
  copyFileSync(join(folder, 'key'), join(folder, 'copy'))
  rmSync(join(folder, 'key'), { force: true })
  expect(() => withRegister(folder, {}, marked)).toThrow('keys-missing')
  renameSync(join(folder, 'copy'), join(folder, 'key'))
  withRegister(folder, {}, (data) => data.writeRecoverySlot(makeRecoveryKey()))
  rmSync(join(folder, 'key'), { force: true })
  expect(() => withRegister(folder, {}, marked)).toThrow('key-missing')
  expect(readFileSync(join(folder, 'foyer.db')).equals(before)).toBe(true)
})

test('a first start that broke off before its key was written begins again', () => {
  const folder = folderOf()
  mkdirSync(folder)
  openDatabase({ file: join(folder, 'foyer.db.new'), key: randomBytes(32), expect: 'create' }).close()
  withRegister(folder, {}, mark)
  expect(withRegister(folder, {}, marked)).toEqual(['Courier'])
})

test('a first start that broke off after its key was written is finished with that key', () => {
  const folder = folderOf()
  mkdirSync(folder)
  const key = randomBytes(32)
  openDatabase({ file: join(folder, 'foyer.db.new'), key, expect: 'create' }).close()
  writeFileSync(join(folder, 'key'), key, { mode: 0o400 })
  withRegister(folder, {}, mark)
  expect(readFileSync(join(folder, 'key')).equals(key)).toBe(true)
  expect(withRegister(folder, {}, marked)).toEqual(['Courier'])
})

test('only a host makes a register', () => {
  const folder = folderOf()
  for (const mode of ['read', 'write'] as const) {
    expect(() => openDataFolder({ folder, env: {}, mode })).toThrow('no-register')
  }
  expect(existsSync(folder)).toBe(false)
})

test('the recovery key gives the key back', () => {
  const folder = folderOf()
  const recoveryKey = makeRecoveryKey()
  withRegister(folder, {}, (data) => {
    data.writeRecoverySlot(recoveryKey)
    mark(data)
  })
  const key = readFileSync(join(folder, 'key'))
  rmSync(join(folder, 'key'), { force: true })
  expect(() => recoverKey(folder, {}, makeRecoveryKey())).toThrow('recovery-key-wrong')
  expect(() => recoverKey(folder, {}, 'ABCD-EFGH')).toThrow('recovery-key-shape')
  recoverKey(folder, {}, ` ${recoveryKey.toLowerCase().replaceAll('0', 'o').replaceAll('-', ' ')}\n`)
  expect(readFileSync(join(folder, 'key')).equals(key)).toBe(true)
  expect(withRegister(folder, {}, marked)).toEqual(['Courier'])
})

test('a damaged or missing slot is told from a wrong recovery key', () => {
  const folder = folderOf()
  const recoveryKey = makeRecoveryKey()
  withRegister(folder, {}, mark)
  expect(() => recoverKey(folder, {}, recoveryKey)).toThrow('recovery-slot-missing')
  withRegister(folder, {}, (data) => data.writeRecoverySlot(recoveryKey))
  const file = join(folder, 'recovery.json')
  const slot = readFileSync(file, 'utf8')
  for (const damage of ['', '{}', slot.slice(0, -40), slot.replace(/"wrapped": "./, (part) => `${part}x`)]) {
    writeFileSync(file, damage)
    expect(() => recoverKey(folder, {}, recoveryKey)).toThrow('recovery-slot-damaged')
  }
  expect(withRegister(folder, {}, marked)).toEqual(['Courier'])
})

test('a slot that wraps another key never replaces the one that opens the register', () => {
  const folder = folderOf()
  const recoveryKey = makeRecoveryKey()
  withRegister(folder, {}, mark)
  const other = folderOf()
  withRegister(other, {}, (data) => data.writeRecoverySlot(recoveryKey))
  copyFileSync(join(other, 'recovery.json'), join(folder, 'recovery.json'))
  expect(() => recoverKey(folder, {}, recoveryKey)).toThrow('database-wrong-key')
  expect(withRegister(folder, {}, marked)).toEqual(['Courier'])
})

test('a backup is encrypted, checked, bears the recovery slot, and replaces nothing', () => {
  const folder = folderOf()
  const file = join(temporaryFolder(), 'backup.db')
  withRegister(folder, {}, (data) => {
    data.writeRecoverySlot(makeRecoveryKey())
    mark(data)
    const reader = openDataFolder({ folder, env: {}, mode: 'read' })
    reader.backUp(file)
    reader.close()
    expect(() => data.backUp(file)).toThrow('file-exists')
    expect(() => data.backUp(join(folder, 'nowhere', 'backup.db'))).toThrow('backup-unwritable')
  })
  expect(readFileSync(file).includes('Courier')).toBe(false)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readFileSync(`${file}.recovery.json`)).toEqual(readFileSync(join(folder, 'recovery.json')))
  const copy = openDatabase({ file, key: readFileSync(join(folder, 'key')), expect: 'existing', readonly: true })
  expect(copy.prepare('SELECT key FROM throttle').pluck().all()).toEqual(['Courier'])
  copy.close()
})

test('an empty file is no register', () => {
  const folder = folderOf()
  withRegister(folder, {}, mark)
  for (const name of ['foyer.db', 'foyer.db-wal', 'foyer.db-shm']) rmSync(join(folder, name), { force: true })
  writeFileSync(join(folder, 'foyer.db'), '')
  expect(() => withRegister(folder, {}, marked)).toThrow('database-empty')
  expect(statSync(join(folder, 'foyer.db')).size).toBe(0)
})

test('a folder that cannot be used is refused in words', () => {
  const file = join(temporaryFolder(), 'file')
  writeFileSync(file, '')
  expect(() => withRegister(file, {}, marked)).toThrow('data-folder-unusable')
  expect(() => withRegister(join(file, 'below'), {}, marked)).toThrow('data-folder-unusable')
  const folder = folderOf()
  mkdirSync(join(folder, 'key'), { recursive: true })
  expect(() => withRegister(folder, {}, marked)).toThrow('key-unreadable')
})
