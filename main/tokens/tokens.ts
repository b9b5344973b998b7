import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import type { Audit } from '../audit/audit.ts'
import { machine } from '../caller.ts'
import type { World } from '../world.ts'
import { createSigningKeyStore } from './signing-key-store.ts'

/** What a token is good for: one of another kind is no token at all. */
export type TokenKind = 'answer' | 'arrival' | 'invitation' | 'invite' | 'pass'
/** Ids and codes, never a person's data: whoever holds a token can read it. */
export type TokenPayload = Record<string, string | number | boolean | null>

export type Tokens = ReturnType<typeof createTokens>

type Pair = { pem: string; secret: KeyObject; open: KeyObject }

/**
 * Links and codes that leave the office: `base64url(JSON [kind, expiresAt, payload]).base64url(signature)`, signed with
 * Ed25519, so that a device which knows the public key can check one without asking.
 */
export function createTokens(world: Pick<World, 'db' | 'clock'>, { audit }: { audit: Audit }) {
  const store = createSigningKeyStore(world.db)
  let known: Pair | undefined

  function pairOf(pem: string): Pair {
    // What was read before may have been undone with its transaction, so the register is asked each time.
    if (known?.pem !== pem) {
      const secret = createPrivateKey(pem)
      known = { pem, secret, open: createPublicKey(secret) }
    }
    return known
  }

  const pair = (): Pair =>
    world.db.transaction(() => {
      const found = store.find()
      if (found !== undefined) return pairOf(found)
      const { privateKey } = generateKeyPairSync('ed25519')
      const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
      store.insert(pem, world.clock.now())
      audit.record(machine, 'signing_key.made')
      return pairOf(pem)
    })

  return {
    /** A token that is good until `expiresAt` (unix ms, not included). */
    sign(kind: TokenKind, payload: TokenPayload, expiresAt: number): string {
      const said = Buffer.from(JSON.stringify([kind, expiresAt, payload]))
      return `${said.toString('base64url')}.${sign(null, said, pair().secret).toString('base64url')}`
    },

    /** What a token of this kind says, or null: for one that is forged, of another kind, or past its time alike. */
    read<Payload extends TokenPayload>(kind: TokenKind, token: string): Payload | null {
      const pem = store.find()
      const [said = '', signature = '', ...more] = token.split('.')
      if (pem === undefined || more.length > 0) return null
      const bytes = Buffer.from(said, 'base64url')
      // One spelling a token: what decodes to the same bytes by another is refused.
      if (bytes.toString('base64url') !== said) return null
      const mark = Buffer.from(signature, 'base64url')
      if (mark.toString('base64url') !== signature || !verify(null, bytes, pairOf(pem).open, mark)) return null
      const [saidKind, expiresAt, payload] = JSON.parse(bytes.toString()) as [string, number, Payload]
      return saidKind === kind && world.clock.now() < expiresAt ? payload : null
    },

    /** The public key, 32 bytes as base64url: what devices check tokens by. */
    publicKey: (): string => pair().open.export({ format: 'jwk' }).x!,
  }
}
