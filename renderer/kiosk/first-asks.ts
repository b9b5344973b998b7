import type { Answer } from '../../shared/contract/index.ts'
import { client } from '../client.ts'

/**
 * What the first page waits for, asked while its code is still being read instead of once React has drawn nothing. Each is
 * taken once; whoever asks later asks anew.
 */
let me: Promise<Answer<'staff', 'me'>> | undefined
let look: Promise<Answer<'look', 'get'>> | undefined

export function askFirst(): void {
  me = client.staff.me({})
  look = client.look.get({})
  // Whoever takes them is told of a failure.
  for (const first of [me, look]) first.catch(() => {})
}

export function askMe(): Promise<Answer<'staff', 'me'>> {
  const first = me
  me = undefined
  return first ?? client.staff.me({})
}

export function askLook(): Promise<Answer<'look', 'get'>> {
  const first = look
  look = undefined
  return first ?? client.look.get({})
}
