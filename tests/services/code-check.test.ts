import { expect, test } from 'vitest'
import { checkCode } from '../../renderer/kiosk/codes/code-check.ts'
import { hour } from '../../shared/time.ts'
import { visitorDesk } from '../support/visitor-desk.ts'

/** Signed by the host with Node's crypto, checked as a screen does it, with WebCrypto and nothing else. */
function office() {
  const { tokens, world } = visitorDesk()
  const now = world.clock.now()
  const sign = (kind: 'invitation' | 'pass' | 'invite', expiresAt = now + hour) =>
    tokens.sign(kind, { id: 'abc' }, expiresAt)
  return { now, sign, key: tokens.publicKey() }
}

test('a code of this office is known by its kind', async () => {
  const { now, sign, key } = office()
  for (const kind of ['invitation', 'pass'] as const) {
    const token = sign(kind)
    expect(await checkCode(token, key, now)).toEqual({ kind, value: token })
  }
})

test('past its time it says no more than that', async () => {
  const { now, sign, key } = office()
  const token = sign('invitation', now)
  expect(await checkCode(token, key, now - 1)).toMatchObject({ kind: 'invitation' })
  expect(await checkCode(token, key, now)).toEqual({ kind: 'expired', value: '' })
})

test('of another office, changed by one letter, or of a kind that is none of a visitor’s, it is foreign', async () => {
  const { now, sign, key } = office()
  const token = sign('invitation')
  const [said, mark] = token.split('.') as [string, string]
  const later = Buffer.from(JSON.stringify(['invitation', now + 9 * hour, { id: 'abc' }])).toString('base64url')
  const foreign = [office().sign('invitation'), `${later}.${mark}`, `${said}.${'A'.repeat(86)}`, sign('invite'), said]
  foreign.push(`${token}.x`, '', 'https://example.org', 'WIFI:S:guest;;', 'FOYER:', `${said}.${mark.slice(0, -1)}`)
  for (const text of foreign)
    expect([text, await checkCode(text, key, now)]).toEqual([text, { kind: 'foreign', value: '' }])
})

test('a badge bears its sign-out code', async () => {
  const { now, key } = office()
  expect(await checkCode('FOYER:K7QM4R', key, now)).toEqual({ kind: 'badge', value: 'K7QM4R' })
})

test('where a browser cannot verify, the host is asked', async () => {
  const { now, sign } = office()
  const token = sign('invitation')
  expect(await checkCode(token, 'no key at all', now)).toEqual({ kind: 'unchecked', value: token })
})
