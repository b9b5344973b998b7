import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import { readRecoveryKey } from './recovery-key.ts'

/** The database key under the recovery key: AES-256-GCM, its key by HKDF-SHA256 with a random salt. All base64. */
type Slot = { version: 1; salt: string; nonce: string; wrapped: string; tag: string; check: string }

/** The recovery key has 160 random bits, so a slow derivation would add nothing. */
const wrappingKey = (recoveryKey: string, salt: Buffer) =>
  Buffer.from(hkdfSync('sha256', readRecoveryKey(recoveryKey), salt, 'foyer recovery slot', 32))

/** Tells a damaged slot from a wrong recovery key; it protects nothing. */
const checkOf = (slot: Omit<Slot, 'check'>): string =>
  createHash('sha256').update([slot.salt, slot.nonce, slot.wrapped, slot.tag].join(' ')).digest('hex')

/** The text of slot 2. */
export function wrapKey(key: Buffer, recoveryKey: string): string {
  const salt = randomBytes(32)
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', wrappingKey(recoveryKey, salt), nonce)
  const wrapped = Buffer.concat([cipher.update(key), cipher.final()])
  const slot = {
    version: 1 as const,
    salt: salt.toString('base64'),
    nonce: nonce.toString('base64'),
    wrapped: wrapped.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  }
  return `${JSON.stringify({ ...slot, check: checkOf(slot) }, null, 2)}\n`
}

/** The database key; refuses `recovery-slot-damaged`, `recovery-key-shape` and `recovery-key-wrong`. */
export function unwrapKey(text: string, recoveryKey: string): Buffer {
  const slot = readSlot(text)
  const decipher = createDecipheriv(
    'aes-256-gcm',
    wrappingKey(recoveryKey, Buffer.from(slot.salt, 'base64')),
    Buffer.from(slot.nonce, 'base64'),
    { authTagLength: 16 },
  )
  decipher.setAuthTag(Buffer.from(slot.tag, 'base64'))
  try {
    return Buffer.concat([decipher.update(Buffer.from(slot.wrapped, 'base64')), decipher.final()])
  } catch {
    throw new AppError('invalid', 'recovery-key-wrong')
  }
}

function readSlot(text: string): Slot {
  try {
    const slot = JSON.parse(text) as Slot
    if (slot.version === 1 && slot.check === checkOf(slot)) return slot
  } catch {
    // Not JSON: damaged, as said below.
  }
  throw new AppError('unavailable', 'recovery-slot-damaged')
}
