import fc from 'fast-check'
import { expect, test } from 'vitest'
import { spanOf, spanTicks } from '../../renderer/desk/incidents/hold-span.ts'
import { day } from '../../shared/time.ts'
import { pictureDay } from '../support/test-world.ts'

test('a hold of any length can be drawn, with a dozen ticks at most', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 366 * day }), fc.integer({ min: 0, max: 366 * day }), (start, length) => {
      const fromAt = pictureDay - start
      const span = spanOf({ fromAt, toAt: fromAt + length, keptFromAt: null, keptToAt: null })
      expect(Number.isInteger(span.fromAt) && Number.isInteger(span.toAt)).toBe(true)
      expect(spanTicks(span, 'Europe/London').length).toBeLessThanOrEqual(13)
    }),
  )
})
