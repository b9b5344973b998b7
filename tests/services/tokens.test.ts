import { createPublicKey, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import { createAudit } from '../../main/audit/audit.ts'
import { machine } from '../../main/caller.ts'
import { createTokens } from '../../main/tokens/tokens.ts'
import { testWorld } from '../support/test-world.ts'

function desk() {
  const world = testWorld()
  const audit = createAudit(world)
  const tokens = createTokens(world, { audit })
  return { world, audit, tokens, soon: world.clock.now() + 1000 }
}
const spoilt = (token: string, at: number) =>
  `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`

test('a token says what was signed, until its time is over', () => {
  const { world, tokens, soon } = desk()
  const token = tokens.sign('answer', { visit: 7, to: 'host' }, soon)
  expect(token).toMatch(/^[\w-]+\.[\w-]{86}$/)
  expect(tokens.read('answer', token)).toEqual({ visit: 7, to: 'host' })
  world.clock.pass(999)
  expect(tokens.read('answer', token)).toEqual({ visit: 7, to: 'host' })
  world.clock.pass(1)
  expect(tokens.read('answer', token)).toBeNull()
})

test('every wrong token is nothing, whatever is wrong with it', () => {
  const { tokens, soon } = desk()
  const token = tokens.sign('answer', { visit: 7 }, soon)
  const [said, signature] = token.split('.')
  const other = tokens.sign('answer', { visit: 8 }, soon)
  const elsewhere = desk()
  const wrong = [
    '',
    '.',
    'x',
    said!,
    `${said}.`,
    `.${signature}`,
    `${token}.x`,
    `${token}=`,
    ` ${token}`,
    `${said}.${other.split('.')[1]}`,
    elsewhere.tokens.sign('answer', { visit: 7 }, soon),
    '🗝.🗝',
  ]
  expect(wrong.filter((one) => tokens.read('answer', one) !== null)).toEqual([])
  const everyPlace = Array.from(token, (_sign, at) => spoilt(token, at))
  expect(everyPlace.filter((one) => tokens.read('answer', one) !== null)).toEqual([])
  expect(tokens.read('invitation', token)).toBeNull()
  expect(tokens.read('answer', token)).toEqual({ visit: 7 })
})

test('without a key nothing is read and none is made; one is made once, told to the trail, and kept', () => {
  const { world, audit, tokens, soon } = desk()
  expect(tokens.read('answer', 'e30.AAAA')).toBeNull()
  expect(audit.list(machine, { page: 1 }).entries).toEqual([])
  const token = tokens.sign('pass', {}, soon)
  tokens.publicKey()
  expect(audit.list(machine, { page: 1 }).entries.map(({ action }) => action)).toEqual(['signing_key.made'])
  expect(createTokens(world, { audit }).read('pass', token)).toEqual({})
})

test('a key that was undone with its transaction signs nothing more', () => {
  const { world, tokens, soon } = desk()
  let lost = ''
  expect(() =>
    world.db.transaction(() => {
      lost = tokens.sign('answer', { visit: 1 }, soon)
      throw new Error('undone')
    }),
  ).toThrow('undone')
  expect(tokens.read('answer', lost)).toBeNull()
  const token = tokens.sign('answer', { visit: 1 }, soon)
  expect(tokens.read('answer', token)).toEqual({ visit: 1 })
  expect(tokens.read('answer', lost)).toBeNull()
})

test('whoever has the public key can check a token by themselves', () => {
  const { tokens, soon } = desk()
  const [said, signature] = tokens.sign('invitation', { id: 3 }, soon).split('.')
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: tokens.publicKey() }, format: 'jwk' })
  const bytes = Buffer.from(said!, 'base64url')
  expect(verify(null, bytes, key, Buffer.from(signature!, 'base64url'))).toBe(true)
  expect(JSON.parse(bytes.toString())).toEqual(['invitation', soon, { id: 3 }])
})
