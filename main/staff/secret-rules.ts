import { fold } from '../../shared/fold.ts'
import type { Role } from '../../shared/contract/words.ts'

export type SecretKind = 'pin' | 'passphrase'

/** A PIN suffices where every role is one of these two. */
const pinRoles: readonly Role[] = ['receptionist', 'security']
export const secretKindOf = (roles: readonly Role[]): SecretKind =>
  roles.every((role) => pinRoles.includes(role)) ? 'pin' : 'passphrase'

/** One form of a text that keyboards may send in several. */
export const normalSecret = (secret: string): string => secret.normalize('NFKC')

/** Why a new secret is refused, as a key of a sentence; `known` are words that say nothing here: names of person and office. */
export function secretFault(kind: SecretKind, secret: string, known: readonly string[]): string | undefined {
  return kind === 'pin' ? pinFault(normalSecret(secret)) : passphraseFault(normalSecret(secret), known)
}

function pinFault(pin: string): string | undefined {
  if (!/^\d*$/.test(pin)) return 'pin-digits'
  if (pin.length < 6) return 'pin-short'
  if (pin.length > 12) return 'pin-long'
  return isTrivialPin(pin) ? 'pin-trivial' : undefined
}

const triedFirst = ['112233', '121314', '123321', '131313', '147258', '147852', '159753', '159357', '258456', '789456']

/** At most two different digits, a run up or down, or a short group repeated. */
export function isTrivialPin(pin: string): boolean {
  const steps = new Set(Array.from(pin.slice(1), (digit, i) => (Number(digit) - Number(pin[i]) + 10) % 10))
  const aRun = steps.size === 1 && (steps.has(0) || steps.has(1) || steps.has(9))
  const repeated = [1, 2, 3, 4].some(
    (size) => pin.length > size && pin === pin.slice(0, size).repeat(99).slice(0, pin.length),
  )
  return new Set(pin).size <= 2 || aRun || repeated || triedFirst.some((tried) => pin.startsWith(tried))
}

const obvious = [
  'correcthorsebatterystaple',
  'password',
  'passphrase',
  'passwort',
  'administrator',
  'admin',
  'manager',
  'reception',
  'security',
  'secret',
  'letmein',
  'welcome',
  'changeme',
  'iloveyou',
  'qwertyuiop',
  'qwerty',
  'asdfghjkl',
  'zxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  'foyer',
  'visitor',
  'register',
  'office',
  'company',
  'limited',
]

/** Letters alone, folded. */
const letters = (text: string) => fold(text).replace(/[\s\d]/g, '')

/** Fifteen characters, of which something remains once obvious words, known names and digits are taken away. */
function passphraseFault(passphrase: string, known: readonly string[]): string | undefined {
  if (Array.from(passphrase).length < 15) return 'passphrase-short'
  const words = [...known.flatMap((name) => [name, ...name.split(/\s+/)]).map(letters), ...obvious]
    .filter((word) => word.length > 2)
    .toSorted((a, b) => b.length - a.length)
  const rest = words.reduce((text, word) => text.replaceAll(word, ''), letters(passphrase))
  return new Set(rest).size < 4 ? 'passphrase-obvious' : undefined
}
