import { expect, test } from 'vitest'
import { greetingAt, idleAfter, quietFor, quietOn, warnFor } from '../../renderer/kiosk/idle-rules.ts'

test('a page is covered after 60 s, with at least 20 s of warning before it is cleared', () => {
  expect([quietFor, warnFor]).toEqual([60_000, 20_000])
  expect(idleAfter(59_999)).toEqual({ kind: 'present' })
  expect(idleAfter(60_000)).toEqual({ kind: 'warned', seconds: 20 })
  expect(idleAfter(79_001)).toEqual({ kind: 'warned', seconds: 1 })
  expect(idleAfter(79_999)).toEqual({ kind: 'warned', seconds: 1 })
  expect(idleAfter(80_000)).toEqual({ kind: 'gone' })
})

test('whoever reads the notice is given four minutes', () => {
  expect([quietOn('notice'), quietOn('full-notice'), quietOn('name')]).toEqual([240_000, 240_000, quietFor])
  expect(idleAfter(239_999, quietOn('notice'))).toEqual({ kind: 'present' })
  expect(idleAfter(240_000, quietOn('notice'))).toEqual({ kind: 'warned', seconds: 20 })
})

test('a machine that slept meanwhile clears at once', () => {
  expect(idleAfter(8 * 3_600_000)).toEqual({ kind: 'gone' })
})

test('the greeting follows the local hour', () => {
  expect([4, 11, 12, 17, 18, 23, 0, 3].map(greetingAt)).toEqual([
    'morning',
    'morning',
    'afternoon',
    'afternoon',
    'evening',
    'evening',
    'evening',
    'evening',
  ])
})
