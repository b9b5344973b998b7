import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type DataFolder, openDataFolder, recoverKey } from '../../main/data-folder.ts'
import { askKeyStore, type Safe } from '../../main/keys/sealed-slot.ts'
import { makeRecoveryKey } from '../../main/keys/recovery-key.ts'
import { temporaryFolder } from '../support/test-world.ts'

/** An account's key store, as safeStorage offers it: what one account seals no other opens. */
function keyStoreOf(secret: Buffer, backend = 'gnome_libsecret', available = true): Safe {
  return {
    isAsyncEncryptionAvailable: async () => available,
    getSelectedStorageBackend: () => backend,
    async encryptStringAsync(text) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', secret, nonce)
      return Buffer.concat([nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()])
    },
    async decryptStringAsync(sealed) {
      const decipher = createDecipheriv('aes-256-gcm', secret, sealed.subarray(0, 12))
      decipher.setAuthTag(sealed.subarray(-16))
      const text = Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()])
      return { result: text.toString() }
    },
  }
}

const ours = randomBytes(32)
const folderOf = () => join(temporaryFolder(), 'data')

async function opened<Result>(
  folder: string,
  safe: Safe,
  act: (data: DataFolder) => Result,
  env = {},
): Promise<Result> {
  const store = await askKeyStore(folder, { env, safe, platform: 'linux' })
  const data = openDataFolder({ folder, env, mode: 'host', store })
  try {
    return act(data)
  } finally {
    data.close()
  }
}
const mark = (data: DataFolder) => data.db.prepare("INSERT INTO throttle VALUES ('Courier', 1, 0, 0)").run()
const marked = (data: DataFolder) => [data.reducedProtection, data.db.prepare('SELECT key FROM throttle').pluck().all()]

test('a new register’s key lies sealed by the key store, and no file holds it in clear', async () => {
  const folder = folderOf()
  await opened(folder, keyStoreOf(ours), mark)
  expect(existsSync(join(folder, 'key'))).toBe(false)
  expect(statSync(join(folder, 'key.sealed')).mode & 0o777).toBe(0o400)
  const { result } = await keyStoreOf(ours).decryptStringAsync(readFileSync(join(folder, 'key.sealed')))
  const key = Buffer.from(result, 'hex')
  for (const name of readdirSync(folder)) {
    const bytes = readFileSync(join(folder, name))
    expect(bytes.includes(key) || bytes.includes(result), name).toBe(false)
  }
  expect(await opened(folder, keyStoreOf(ours), marked)).toEqual([false, ['Courier']])
})

test.each([
  ['the plaintext backend', keyStoreOf(ours, 'basic_text')],
  ['an unknown backend', keyStoreOf(ours, 'unknown')],
  ['no key store', keyStoreOf(ours, 'gnome_libsecret', false)],
])('%s counts as none: the key lies beside the data, and that is said', async (_name, safe) => {
  const folder = folderOf()
  await opened(folder, safe, mark)
  expect(existsSync(join(folder, 'key.sealed'))).toBe(false)
  expect(await opened(folder, safe, marked)).toEqual([true, ['Courier']])
})

test.each([
  ['another account', keyStoreOf(randomBytes(32))],
  ['the plaintext backend', keyStoreOf(ours, 'basic_text')],
  ['no key store', keyStoreOf(ours, 'gnome_libsecret', false)],
])('%s does not open a sealed key, and nothing changes', async (_name, safe) => {
  const folder = folderOf()
  await opened(folder, keyStoreOf(ours), mark)
  const before = readdirSync(folder).toSorted()
  await expect(opened(folder, safe, marked)).rejects.toThrow('key-store-shut')
  expect(readdirSync(folder).toSorted()).toEqual(before)
  expect(await opened(folder, keyStoreOf(ours), marked)).toEqual([false, ['Courier']])
})

test('the host and the console say where the key is, and the recovery key gives it back to all of them', async () => {
  const folder = folderOf()
  const recoveryKey = makeRecoveryKey()
  await opened(folder, keyStoreOf(ours), (data) => {
    mark(data)
    data.writeRecoverySlot(recoveryKey)
  })
  for (const mode of ['host', 'write', 'read'] as const) {
    expect(() => openDataFolder({ folder, env: {}, mode })).toThrow('key-in-store')
  }
  recoverKey(folder, {}, recoveryKey)
  expect(await opened(folder, keyStoreOf(randomBytes(32)), marked)).toEqual([true, ['Courier']])
})

test('a register that the host began keeps the key it has', async () => {
  const folder = folderOf()
  openDataFolder({ folder, env: {}, mode: 'host' }).close()
  await opened(folder, keyStoreOf(ours), mark)
  expect(existsSync(join(folder, 'key.sealed'))).toBe(false)
})

test('no empty register takes the place of a lost one whose key is sealed', async () => {
  const folder = folderOf()
  await opened(folder, keyStoreOf(ours), mark)
  renameSync(join(folder, 'foyer.db'), join(folder, 'moved'))
  rmSync(join(folder, 'foyer.db-wal'), { force: true })
  await expect(opened(folder, keyStoreOf(ours), marked)).rejects.toThrow('database-missing')
  expect(() => openDataFolder({ folder, env: {}, mode: 'host' })).toThrow('database-missing')
  expect(existsSync(join(folder, 'foyer.db'))).toBe(false)
})

test('a first start that broke off after its key was sealed is finished with that key', async () => {
  const folder = folderOf()
  await opened(folder, keyStoreOf(ours), mark)
  copyFileSync(join(folder, 'foyer.db'), join(folder, 'foyer.db.new'))
  for (const ending of ['', '-wal', '-shm']) rmSync(join(folder, `foyer.db${ending}`), { force: true })
  expect(await opened(folder, keyStoreOf(ours), marked)).toEqual([false, ['Courier']])
})
