import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LogFilter } from '../../shared/contract/visits.ts'
import { counted, forgiven, secondsToWait } from '../../main/visits/sign-out-throttle-rules.ts'
import {
  codeAlphabet,
  holdOf,
  readCode,
  seesOnlyToday,
  seesTodaysNames,
  spanOf,
  tellsNames,
  todayOnly,
} from '../../main/visits/visit-rules.ts'

const all: LogFilter = { sort: 'signedInAt', descending: true }

describe('codes', () => {
  test('are read in any case, with O for 0 and I or L for 1', () => {
    expect(readCode('7kq-o il')).toBe('7KQ011')
  })
  test('hold no letter that reads as another', () => {
    expect(codeAlphabet).toHaveLength(32)
    expect(readCode(codeAlphabet)).toBe(codeAlphabet)
    expect(readCode(codeAlphabet.toLowerCase())).toBe(codeAlphabet)
  })
})

describe('who sees what', () => {
  test('reception sees today, and with one more role the log', () => {
    expect(seesOnlyToday(['receptionist'])).toBe(true)
    expect(seesOnlyToday(['receptionist', 'administrator'])).toBe(true)
    expect(seesOnlyToday(['receptionist', 'security'])).toBe(false)
    expect(seesOnlyToday(['lead'])).toBe(false)
  })
  test('the lead alone needs a purpose for today’s names', () => {
    expect(seesTodaysNames(['lead'])).toBe(false)
    expect(seesTodaysNames(['lead', 'manager'])).toBe(true)
    expect(seesTodaysNames(['security'])).toBe(true)
    expect(seesTodaysNames([])).toBe(false)
  })
  test('a name typed, or names put in order, tell names', () => {
    expect(tellsNames({ ...all, namePrefix: ' ' })).toBe(false)
    expect(tellsNames({ ...all, namePrefix: 'a' })).toBe(true)
    expect(tellsNames({ ...all, sort: 'name' })).toBe(true)
    expect(tellsNames({ ...all, sort: 'company' })).toBe(false)
  })
  test('who sees only today is refused other days and never given them', () => {
    expect(todayOnly(all, '2026-11-24')).toMatchObject({ fromOn: '2026-11-24', toOn: '2026-11-24' })
    expect(todayOnly({ ...all, toOn: '2026-12-01' }, '2026-11-24')).toMatchObject({ toOn: '2026-11-24' })
    expect(() => todayOnly({ ...all, fromOn: '2026-11-23' }, '2026-11-24')).toThrow('today-only')
    expect(() => todayOnly({ ...all, toOn: '2026-11-23' }, '2026-11-24')).toThrow('today-only')
  })
})

describe('holds', () => {
  const hold = { fromAt: 100, toAt: 200, reference: 'INC-2026-001' }
  test('keep a stay that they touch, both ends included, an open one to now', () => {
    expect(holdOf({ signedInAt: 0, endedAt: 99 }, [hold], 500)).toBeUndefined()
    expect(holdOf({ signedInAt: 0, endedAt: 100 }, [hold], 500)).toBe(hold)
    expect(holdOf({ signedInAt: 200, endedAt: 300 }, [hold], 500)).toBe(hold)
    expect(holdOf({ signedInAt: 201, endedAt: null }, [hold], 500)).toBeUndefined()
    expect(holdOf({ signedInAt: 0, endedAt: null }, [hold], 500)).toBe(hold)
    expect(holdOf({ signedInAt: 0, endedAt: null }, [hold], 99)).toBeUndefined()
  })
  test('a hold that keeps any of the stays touches their span', () => {
    const stay = fc.record({ signedInAt: fc.nat(1000), length: fc.option(fc.nat(100)) })
    fc.assert(
      fc.property(fc.array(stay, { minLength: 1 }), fc.nat(1200), fc.nat(100), (stays, fromAt, length) => {
        const now = 1100
        const read = stays.map((one) => ({
          signedInAt: one.signedInAt,
          endedAt: one.length === null ? null : one.signedInAt + one.length,
        }))
        const held = { fromAt, toAt: fromAt + length, reference: 'x' }
        const span = spanOf(read, now)
        if (read.some((one) => holdOf(one, [held], now))) {
          expect(held.fromAt <= span.toAt && held.toAt >= span.fromAt).toBe(true)
        }
      }),
    )
  })
})

describe('wrong tries', () => {
  const none = { failures: 0, blockedUntil: 0, lastAt: 0 }
  test('ten block for five minutes, then it starts again', () => {
    let tries = none
    for (let n = 1; n <= 10; n++) {
      expect(secondsToWait(tries, 1_000_000 + n)).toBe(0)
      tries = counted(tries, 1_000_000 + n)
    }
    expect(secondsToWait(tries, 1_000_010)).toBe(300)
    expect(secondsToWait(tries, 1_000_010 + 299_001)).toBe(1)
    expect(secondsToWait(tries, 1_000_010 + 300_000)).toBe(0)
    expect(counted(tries, 1_000_010 + 300_000)).toMatchObject({ failures: 1, blockedUntil: 0 })
  })
  test('one right try gives back its own count, never others', () => {
    const once = counted(none, 1_000_000)
    expect(forgiven(counted(once, 1_000_001)).failures).toBe(1)
  })
  test('a clock that goes back forgives nothing, and blocks nobody until it has caught up', () => {
    const tries = { failures: 4, blockedUntil: 0, lastAt: 1_000_000 }
    expect(counted(tries, 0).failures).toBe(5)
    const blocked = { failures: 10, blockedUntil: 1_300_000, lastAt: 1_000_000 }
    expect(secondsToWait(blocked, 0)).toBe(0)
    expect(secondsToWait(counted(blocked, 0), 0)).toBe(300)
  })
})
