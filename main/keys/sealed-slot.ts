import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { AppError } from '../../shared/errors.ts'
import { type Environment, findKey, sealedKeyFile } from './key-slots.ts'

/** What Electron's safeStorage offers of the operating system's key store. */
export type Safe = {
  isAsyncEncryptionAvailable(): Promise<boolean>
  encryptStringAsync(text: string): Promise<Buffer>
  decryptStringAsync(sealed: Buffer): Promise<{ result: string }>
  getSelectedStorageBackend(): string
}

/** What the store answered: the folder's key, or a new one with its sealed form. It is asked before the folder is
 * locked, because it answers later and opening the folder waits for nothing. */
export type KeyStore = { found: Buffer } | { fresh: { key: Buffer; sealed: Buffer } }

/**
 * The operating system's key store as a key slot; nothing where there is none, or where another slot holds the key.
 * Linux's `basic_text`, a password that every copy of Electron shares, counts as none. Refuses `key-store-shut` where
 * the folder's key is sealed and this account does not open it: a second key would only be the wrong one.
 */
export async function askKeyStore(
  folder: string,
  { env, safe, platform }: { env: Environment; safe: Safe; platform: NodeJS.Platform },
): Promise<KeyStore | undefined> {
  if (findKey(folder, env)) return undefined
  const sealedFile = sealedKeyFile(folder)
  const open = await isOpen(safe, platform)
  if (existsSync(sealedFile)) {
    const found = open ? await unseal(safe, readFileSync(sealedFile)) : undefined
    if (!found) throw new AppError('unavailable', 'key-store-shut')
    return { found }
  }
  if (!open) return undefined
  const key = randomBytes(32)
  const sealed = await safe.encryptStringAsync(key.toString('hex'))
  return (await unseal(safe, sealed))?.equals(key) ? { fresh: { key, sealed } } : undefined
}

async function isOpen(safe: Safe, platform: NodeJS.Platform): Promise<boolean> {
  const available = await safe.isAsyncEncryptionAvailable().catch(() => false)
  return available && (platform !== 'linux' || !['basic_text', 'unknown'].includes(safe.getSelectedStorageBackend()))
}

async function unseal(safe: Safe, sealed: Buffer): Promise<Buffer | undefined> {
  const opened = await safe.decryptStringAsync(sealed).catch(() => undefined)
  return opened && /^[0-9a-f]{64}$/.test(opened.result) ? Buffer.from(opened.result, 'hex') : undefined
}
