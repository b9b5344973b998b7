import { describe, expect, test } from 'vitest'
import { addsRole, foldSignInName, sameRoles } from '../../main/staff/role-rules.ts'
import { secretFault, secretKindOf } from '../../main/staff/secret-rules.ts'
import { idleMsOn, isSessionOver } from '../../main/staff/session-rules.ts'
import { roles } from '../../shared/contract/words.ts'

const known = ['International Connections Group Limited', 'Amara Okonkwo', 'amara.o']

test('a PIN suffices for reception and security alone', () => {
  const kinds = roles.map((role) => secretKindOf([role]))
  expect(kinds).toEqual(['pin', 'pin', 'passphrase', 'passphrase', 'passphrase'])
  expect(secretKindOf(['receptionist', 'security'])).toBe('pin')
  expect(secretKindOf(['receptionist', 'lead'])).toBe('passphrase')
})

describe('PINs', () => {
  test.each(['000000', '123456', '234567', '987654', '890123', '121212', '123123', '111222', '112233', '12341234'])(
    '%s is guessed first',
    (pin) => expect(secretFault('pin', pin, [])).toBe('pin-trivial'),
  )
  test.each([
    ['12345', 'pin-short'],
    ['48151', 'pin-short'],
    ['1234567890123', 'pin-long'],
    ['48151a', 'pin-digits'],
    ['４８１５１６', undefined],
    ['481516', undefined],
    ['830274', undefined],
  ])('%s: %s', (pin, fault) => expect(secretFault('pin', pin, [])).toBe(fault))
})

describe('passphrases', () => {
  test.each([
    'International Connections Group Limited',
    'international connections',
    'passwordpassword',
    'Password1234567890!',
    'aaaaaaaaaaaaaaaa',
    'correct horse battery staple',
    'Amara Okonkwo 2026 2026',
    'qwertyuiopasdfghjkl',
    'administrator admin',
  ])('%s is guessed first', (passphrase) =>
    expect(secretFault('passphrase', passphrase, known)).toBe('passphrase-obvious'),
  )

  test('fifteen characters are needed, of any script', () => {
    expect(secretFault('passphrase', 'blue pears grow', known)).toBeUndefined()
    expect(secretFault('passphrase', 'blue pears gro', known)).toBe('passphrase-short')
    expect(secretFault('passphrase', '四匹の青い梨が庭で静かに育っている', known)).toBeUndefined()
    expect(secretFault('passphrase', 'x'.repeat(14) + '👍', known)).toBe('passphrase-obvious')
  })
})

test('sign-in names are compared folded to lower case', () => {
  expect(foldSignInName('  Amara.O ')).toBe('amara.o')
  expect(foldSignInName('ＡＭＡＲＡ')).toBe('amara')
})

test('roles are compared as sets', () => {
  expect(sameRoles(['lead', 'manager'], ['manager', 'lead'])).toBe(true)
  expect(addsRole(['lead'], ['lead', 'manager'])).toBe(true)
  expect(addsRole(['lead', 'manager'], ['lead'])).toBe(false)
})

test('a session ends when idle, after eight hours, and when the clock went back', () => {
  expect([idleMsOn('kiosk'), idleMsOn('reception'), idleMsOn('desk'), idleMsOn(null)]).toEqual([
    120_000, 300_000, 900_000, 900_000,
  ])
  const times = { startedAt: 0, lastCallAt: 1_000_000 }
  expect(isSessionOver(times, 'kiosk', 1_119_999)).toBe(false)
  expect(isSessionOver(times, 'kiosk', 1_120_000)).toBe(true)
  expect(isSessionOver({ startedAt: 0, lastCallAt: 8 * 3_600_000 - 1 }, 'desk', 8 * 3_600_000)).toBe(true)
  expect(isSessionOver(times, 'desk', 1_000_000 - 300_001)).toBe(true)
})
