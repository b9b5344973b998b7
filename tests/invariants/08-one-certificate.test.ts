import fc from 'fast-check'
import { expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { readKey } from '../../main/footage/segment-key.ts'
import {
  addSwept,
  day,
  holdOn,
  putSegment,
  releaseHold,
  rowsOf,
  saySegmentsLast,
  testFootage,
} from '../support/test-footage.ts'
import { pictureDay } from '../support/test-world.ts'

type Range = { camera: number; fromAt: number; toAt: number; segments: number; number: number }
const ranges = `SELECT r.camera_id AS camera, r.from_at AS fromAt, r.to_at AS toAt, r.segments, c.number
  FROM removed_range r JOIN certificate c ON c.sweep_id = r.sweep_id`
const at = (n: number) => pictureDay - 36 * day + n * 3 * 3_600_000

test('8 · however sweeps follow one another: every removed segment is on exactly one certificate, in order and without gaps', async () => {
  const footage = fc.uniqueArray(fc.nat(80), { minLength: 4, maxLength: 14 })
  const steps = fc.array(fc.record({ days: fc.nat(4), hold: fc.boolean() }), { minLength: 1, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(footage, steps, async (slots, drawn) => {
      const office = testFootage()
      for (const slot of slots) putSegment(office.root, slot % 2 ? 'front' : 'rear', at(slot))
      await addSwept(office)
      saySegmentsLast(office, 10_000)
      const all = rowsOf<{ k: number }>(office, 'SELECT k FROM segment').map(({ k }) => readKey(k))
      for (const { days, hold } of drawn) {
        const held = hold ? holdOn(office, [1], at(20), at(40)) : undefined
        await office.sweeps.run(machine)
        if (held !== undefined) releaseHold(office, held)
        office.world.clock.pass(days * day)
      }
      const left = new Set(rowsOf<{ k: number }>(office, 'SELECT k FROM segment').map(({ k }) => keyOf(readKey(k))))
      const listed = rowsOf<Range>(office, ranges)
      for (const segment of all) {
        const on = listed.filter(
          ({ camera, fromAt, toAt }) =>
            camera === segment.cameraId && fromAt <= segment.startAt && toAt > segment.startAt,
        )
        expect(on).toHaveLength(left.has(keyOf(segment)) ? 0 : 1)
      }
      expect(listed.reduce((sum, { segments }) => sum + segments, 0)).toBe(all.length - left.size)
      const certificates = rowsOf<{ number: number; digest: string }>(
        office,
        'SELECT number, digest FROM certificate ORDER BY number',
      )
      expect(certificates.map(({ number }) => number)).toEqual(certificates.map((_none, n) => n + 1))
    }),
    { numRuns: 10 },
  )
})

const keyOf = ({ cameraId, startAt }: { cameraId: number; startAt: number }) => `${cameraId} ${startAt}`
