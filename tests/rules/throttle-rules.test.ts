import { expect, test } from 'vitest'
import { type Tries, waitAfter, waitNow, withOneMore } from '../../main/throttle/throttle-rules.ts'

test('five tries are free, then the wait doubles from 30 s up to an hour', () => {
  expect([1, 4, 5, 6, 7, 11, 12, 500].map((failures) => waitAfter(failures) / 1000)).toEqual([
    0, 0, 30, 60, 120, 1920, 3600, 3600,
  ])
})

test('a try is counted with the wait that follows it', () => {
  let tries: Tries | undefined
  for (let n = 1; n <= 5; n += 1) tries = withOneMore(tries, 1000 * n, 5, Infinity)
  expect(tries).toEqual({ failures: 5, blockedUntil: 35_000, lastAt: 5000 })
  expect(waitNow(tries!, 5000)).toBe(30_000)
  expect(waitNow(tries!, 35_000)).toBe(0)
})

test('what is forgotten after a quiet time starts again', () => {
  const tries = { failures: 9, blockedUntil: 0, lastAt: 0 }
  expect(withOneMore(tries, 3_600_000, 5, 3_600_000).failures).toBe(1)
  expect(withOneMore(tries, 3_600_000, 5, Infinity).failures).toBe(10)
})

test('a clock that went back neither forgives nor blocks for longer than the wait', () => {
  const tries = { failures: 6, blockedUntil: 10_060_000, lastAt: 10_000_000 }
  expect(waitNow(tries, 1000)).toBe(60_000)
})
