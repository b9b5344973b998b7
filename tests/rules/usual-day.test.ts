import { expect, test } from 'vitest'
import { usualDay } from '../../renderer/guest/invite/usual-day.ts'

test.each([
  ['2026-11-30T00:00:00Z', '2026-11-30'],
  ['2026-11-30T16:59:59Z', '2026-11-30'],
  ['2026-11-30T17:00:00Z', '2026-12-01'],
  ['2026-11-30T23:59:00Z', '2026-12-01'],
])('at %s a host’s invitation begins with %s', (at, day) => {
  expect(usualDay({ todayOn: '2026-11-30', timeZone: 'Europe/London' }, Date.parse(at))).toBe(day)
})

test('the hour is the office’s own', () => {
  const at = Date.parse('2026-07-01T16:30:00Z')
  expect(usualDay({ todayOn: '2026-07-01', timeZone: 'Europe/London' }, at)).toBe('2026-07-02')
})
