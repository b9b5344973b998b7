import { at } from '../../shared/contract/words.ts'
import { expect, test } from 'vitest'
import { incidentReference, refuseUnlessHappened } from '../../main/incidents/incident-rules.ts'
import { minute } from '../../shared/time.ts'

test('references count within their year, beyond three digits where they must', () => {
  expect(incidentReference('2026', 1)).toBe('INC-2026-001')
  expect(incidentReference('2026', 999)).toBe('INC-2026-999')
  expect(incidentReference('2026', 1000)).toBe('INC-2026-1000')
})

test('an incident has happened; clocks may differ by five minutes', () => {
  refuseUnlessHappened(1000 + 5 * minute, 1000)
  expect(() => refuseUnlessHappened(1001 + 5 * minute, 1000)).toThrow('incident-ahead')
})

test('a moment that no calendar can show is none', () => {
  expect([at.safeParse(-9e15).success, at.safeParse(9e15).success]).toEqual([false, false])
  expect([at.safeParse(-3_600_000).success, at.safeParse(253_402_300_799_999).success]).toEqual([true, true])
})
