import { describe, expect, test } from 'vitest'
import { type RecentFile, silentSince, skewOf } from '../../main/footage/health-rules.ts'
import { hour, minute } from '../../shared/time.ts'
import { pictureDay as now } from '../support/test-world.ts'

/** Files of a minute each, the newest first and just closed; the recorder's clock `ahead` by so much. */
const files = (count: number, ahead = 0): RecentFile[] =>
  Array.from({ length: count }, (_, at) => {
    const endAt = now - at * minute
    return { startAt: endAt - minute + ahead, lengthMs: minute, mtimeAt: endAt }
  })

describe('the recorder’s clock', () => {
  test.each([0, 4 * minute, -hour])('is ahead by %i ms, as its names say', (ahead) => {
    expect(skewOf(files(20, ahead), now)).toBe(ahead)
  })
  test('is not moved by a few odd files, nor by a tree that was copied later', () => {
    const odd = files(20).map((file, at) => (at < 9 ? { ...file, mtimeAt: file.mtimeAt + 7 * minute } : file))
    expect(skewOf(odd, now)).toBe(0)
    const copied = files(200).map((file) => ({ ...file, startAt: file.startAt - 48 * hour }))
    expect(skewOf([...copied, ...files(6)], now)).toBe(0)
  })
  test('is not known from a few files, or from old ones', () => {
    expect(skewOf(files(4), now)).toBeNull()
    expect(skewOf(files(20), now + 25 * hour)).toBeNull()
  })
})

describe('a camera', () => {
  test('that always records is silent after ten minutes', () => {
    expect(silentSince(files(20), now + 10 * minute)).toBeNull()
    expect(silentSince(files(20), now + 11 * minute)).toBe(now)
  })
  test('that records at movement may pause twice as long as it did', () => {
    const [last, ...others] = files(20)
    const before = others.map((file) => ({
      ...file,
      startAt: file.startAt - 8 * hour,
      mtimeAt: file.mtimeAt - 8 * hour,
    }))
    expect(silentSince([last!, ...before], now + 15 * hour)).toBeNull()
    expect(silentSince([last!, ...before], now + 17 * hour)).toBe(now)
  })
  test('without a file is not silent, it is not there yet', () => expect(silentSince([], now)).toBeNull())
})
