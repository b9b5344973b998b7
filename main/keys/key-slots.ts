import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { unwrapKey, wrapKey } from './recovery-slot.ts'
import { writeDurably } from './durable-file.ts'

export type Environment = Record<string, string | undefined>
/** `reduced`: it lies in a file beside the data, so that whoever copies the folder can read it. */
export type FoundKey = { key: Buffer; reduced: boolean }

const keyFile = (folder: string) => join(folder, 'key')
/** The key as the operating system's key store sealed it: only that account, on that machine, opens it. */
export const sealedKeyFile = (folder: string) => join(folder, 'key.sealed')
export const recoveryFile = (folder: string) => join(folder, 'recovery.json')

/** Slot 1: systemd's credential, else `<folder>/key`; nothing where neither is there. Refuses `key-damaged`. */
export function findKey(folder: string, env: Environment): FoundKey | undefined {
  const handed = findCredential(env)
  if (handed) return { key: handed, reduced: false }
  const file = keyFile(folder)
  return existsSync(file) ? { key: readKey(file), reduced: true } : undefined
}

/** The key that systemd hands over (`LoadCredential=foyer-key`), outside the data folder. */
export function findCredential(env: Environment): Buffer | undefined {
  const file = env.CREDENTIALS_DIRECTORY && join(env.CREDENTIALS_DIRECTORY, 'foyer-key')
  return file && existsSync(file) ? readKey(file) : undefined
}

/** 32 bytes as they are, or as 64 hexadecimal digits. */
function readKey(file: string): Buffer {
  const bytes = readOrRefuse(file)
  if (bytes.length === 32) return bytes
  const text = bytes.toString('latin1').trim()
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex')
  throw new AppError('unavailable', 'key-damaged', { file })
}

function readOrRefuse(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch {
    throw new AppError('unavailable', 'key-unreadable', { file })
  }
}

/** Writes slot 1 as a file that only its owner can read. */
export const writeKeyFile = (folder: string, key: Buffer): void => writeDurably(keyFile(folder), key, 0o400)

export const writeSealedKey = (folder: string, sealed: Buffer): void =>
  writeDurably(sealedKeyFile(folder), sealed, 0o400)

/** Writes slot 2 and reads it back, before anybody relies on it. */
export function writeRecoverySlot(folder: string, key: Buffer, recoveryKey: string): void {
  writeDurably(recoveryFile(folder), wrapKey(key, recoveryKey), 0o600)
  if (!readRecoverySlot(folder, recoveryKey).equals(key)) throw new AppError('internal', 'recovery-slot-damaged')
}

/** The key from slot 2; refuses `recovery-slot-missing`, `recovery-slot-damaged` and a wrong recovery key. */
export function readRecoverySlot(folder: string, recoveryKey: string): Buffer {
  const file = recoveryFile(folder)
  if (!existsSync(file)) throw new AppError('unavailable', 'recovery-slot-missing')
  return unwrapKey(readFileSync(file, 'utf8'), recoveryKey)
}

/** Whether the folder bears a key of its own: then its register is somewhere, and no second one may take its place. */
export const bearsKeys = (folder: string): boolean =>
  [keyFile, sealedKeyFile, recoveryFile].some((slot) => existsSync(slot(folder)))
