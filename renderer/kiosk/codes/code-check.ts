/** What a code is, as far as a screen can tell by itself. `unchecked`: this browser cannot verify; the host will. */
export type CodeKind = 'invitation' | 'pass' | 'badge' | 'foreign' | 'expired' | 'unchecked'
export type CheckedCode = { kind: CodeKind; /** What the host is asked with, or the sign-out code. */ value: string }

const badge = /^FOYER:([0-9A-Z]{6})$/

/** ArrayBuffer of base64url; none where it is no such text. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]+$/.test(text)) return null
  try {
    const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'))
    return Uint8Array.from(binary, (character) => character.charCodeAt(0))
  } catch {
    return null
  }
}

async function keyOf(publicKey: string): Promise<CryptoKey | null> {
  try {
    return await crypto.subtle.importKey('raw', bytesOf(publicKey)!, { name: 'Ed25519' }, false, ['verify'])
  } catch {
    return null
  }
}

type Said = [kind: string, expiresAt: number, payload: unknown]

/**
 * Reads what a camera saw, and asks nobody: whether this office signed it, what kind it is, and whether its time has gone
 * (`now` by the host's clock, unix ms). A token is `base64url(JSON [kind, expiresAt, payload]).base64url(signature)`.
 */
export async function checkCode(text: string, publicKey: string, now: number): Promise<CheckedCode> {
  const foreign: CheckedCode = { kind: 'foreign', value: '' }
  const signOut = badge.exec(text)
  if (signOut) return { kind: 'badge', value: signOut[1]! }
  const [said = '', signature = '', ...more] = text.split('.')
  const bytes = bytesOf(said)
  const mark = bytesOf(signature)
  if (!bytes || mark?.length !== 64 || more.length > 0) return foreign
  const key = await keyOf(publicKey)
  if (!key) return { kind: 'unchecked', value: text }
  if (!(await crypto.subtle.verify({ name: 'Ed25519' }, key, mark, bytes))) return foreign
  const [kind, expiresAt] = JSON.parse(new TextDecoder().decode(bytes)) as Said
  if (kind !== 'invitation' && kind !== 'pass') return foreign
  return now < expiresAt ? { kind, value: text } : { kind: 'expired', value: '' }
}
