import { expect, test } from 'vitest'
import { suspicion } from '../../main/clock/clock-rules.ts'

const minute = 60_000
const at = Date.UTC(2026, 10, 24)
const last = { wall: at, monotonic: 5000 }
const sample = (wall: number, monotonic: number) => ({ wall: at + wall, monotonic: 5000 + monotonic })

test.each([
  ['half a minute on both clocks', sample(30_000, 30_000), undefined],
  ['two minutes of difference are borne', sample(30_000 + 2 * minute, 30_000), undefined],
  ['a jump ahead', sample(30_000 + 2 * minute + 1, 30_000), 'jump'],
  ['a jump back', sample(30_000 - 2 * minute - 1, 30_000), 'jump'],
  ['a wall clock that stands still', sample(0, 3 * minute), 'jump'],
  ['five minutes before the high-water mark', sample(-5 * minute - 1, 30_000), 'before-high-water'],
  ['31 days ahead', sample(31 * 24 * 60 * minute, 30_000), 'jump'],
] as const)('%s', (_what, now, expected) => {
  expect(suspicion(now, last, at)).toBe(expected)
})

test('the first sample of a process is held against the high-water mark alone', () => {
  expect(suspicion(sample(400 * 24 * 60 * minute, 0), undefined, at)).toBeUndefined()
  expect(suspicion(sample(-6 * minute, 0), undefined, at)).toBe('before-high-water')
  expect(suspicion(sample(-5 * minute, 0), undefined, at)).toBeUndefined()
})
