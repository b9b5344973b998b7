import fc from 'fast-check'
import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { readCrockford } from '../../main/keys/crockford.ts'
import { groupsMatch, makeRecoveryKey, readRecoveryKey } from '../../main/keys/recovery-key.ts'
import { unwrapKey, wrapKey } from '../../main/keys/recovery-slot.ts'

test('a recovery key is eight groups of four, and each is another', () => {
  const keys = Array.from({ length: 50 }, makeRecoveryKey)
  for (const key of keys) expect(key).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/)
  expect(new Set(keys).size).toBe(50)
})

test('it is read however a person types it', () => {
  expect(readRecoveryKey('o1il-0000 0000–0000 aaaabbbbccccdddd\n')).toBe('0111000000000000AAAABBBBCCCCDDDD')
  expect(readCrockford(' abcd-EFGH ')).toBe('ABCDEFGH')
  for (const wrong of ['', 'ABCD', 'U'.repeat(32), 'A'.repeat(33)]) {
    expect(() => readRecoveryKey(wrong)).toThrow('recovery-key-shape')
  }
})

test('the groups asked for are compared as they are meant', () => {
  const key = 'ABCD-EFGH-0000-1111-2222-3333-4444-5555'
  expect(groupsMatch(key, [1, 3], ['abcd', 'oO0o'])).toBe(true)
  expect(groupsMatch(key, [1, 3], ['abcd', '0001'])).toBe(false)
  expect(groupsMatch(key, [1, 3], ['abcd'])).toBe(false)
})

test('a wrapped key comes back with its recovery key and with no other', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
      const key = Buffer.from(bytes)
      const recoveryKey = makeRecoveryKey()
      const slot = wrapKey(key, recoveryKey)
      expect(unwrapKey(slot, recoveryKey.toLowerCase()).equals(key)).toBe(true)
      expect(() => unwrapKey(slot, makeRecoveryKey())).toThrow('recovery-key-wrong')
    }),
  )
})

test('any change to the slot is found', () => {
  const recoveryKey = makeRecoveryKey()
  const slot = wrapKey(randomBytes(32), recoveryKey)
  const fields = Object.entries(JSON.parse(slot) as Record<string, string>).filter(([name]) => name !== 'version')
  for (const [name, value] of fields) {
    const other = JSON.stringify({ ...JSON.parse(slot), [name]: (value[0] === 'A' ? 'B' : 'A') + value.slice(1) })
    expect(() => unwrapKey(other, recoveryKey)).toThrow('recovery-slot-damaged')
  }
})
