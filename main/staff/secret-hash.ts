import { hash, verify } from '@node-rs/argon2'
import { randomInt } from 'node:crypto'
import { inGroups, randomCrockford } from '../keys/crockford.ts'
import { isTrivialPin, normalSecret, type SecretKind } from './secret-rules.ts'

/** argon2id (the library's default), 19 MiB, two passes, one lane: about 0.1 s. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The argon2id hash of a secret, as a PHC string. */
export const hashSecret = (secret: string): Promise<string> => hash(normalSecret(secret), cost)

/** Of a secret that nobody knows: verified for unknown names, so that they take the same time. */
const nobodysHash = '$argon2id$v=19$m=19456,t=2,p=1$gADx6rlbovuxMH/PtL7NTw$OWunoeHMlQW6Mbk4YOIEksj8gy5Ii+FzTzeSu/kWZtk'

/** Whether the secret fits. Without a hash it does the same work and never fits. */
export async function verifySecret(known: string | undefined, secret: string): Promise<boolean> {
  const fits = await verify(known ?? nobodysHash, normalSecret(secret))
  return fits && known !== undefined
}

/** A secret to be told once and changed at the first sign-in. */
export const makeOneTimeSecret = (kind: SecretKind): string =>
  kind === 'pin' ? makePin() : inGroups(randomCrockford(16))

/** A random PIN of so many digits that nobody tries first. */
export function makePin(digits = 8): string {
  const pin = String(randomInt(10 ** digits)).padStart(digits, '0')
  return isTrivialPin(pin) ? makePin(digits) : pin
}
