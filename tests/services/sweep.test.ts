import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { pictureDay } from '../support/test-world.ts'
import { addSwept, day, filesIn, put, putSegment, frigatePath, rowsOf, testFootage } from '../support/test-footage.ts'

describe('a sweep', () => {
  test('removes what ended 31 days ago to the millisecond, and nothing that ended later', async () => {
    const office = testFootage()
    const exactly = pictureDay - 31 * day - 10_000
    const due = putSegment(office.root, 'front', exactly)
    const notYet = putSegment(office.root, 'front', exactly + 1000)
    await addSwept(office)
    const swept = await office.sweeps.run(machine)
    expect(swept).toMatchObject({ outcome: 'complete', removed: 1, pardoned: 0, certificate: 1 })
    expect(existsSync(join(office.root, due))).toBe(false)
    expect([...filesIn(office.root).keys()]).toEqual([notYet])
    expect(rowsOf(office, 'SELECT * FROM segment')).toHaveLength(1)
    expect(rowsOf(office, 'SELECT * FROM condemned')).toHaveLength(0)
  })

  test('keeps a file that is named 40 days ago but was written now', async () => {
    const office = testFootage()
    const late = put(office.root, frigatePath('front', pictureDay - 40 * day), pictureDay - 3 * 60_000)
    await addSwept(office)
    expect(await office.sweeps.run(machine)).toMatchObject({ removed: 0, outcome: 'complete' })
    expect([...filesIn(office.root).keys()]).toEqual([late])
    expect(office.sources.list(machine, {})).toMatchObject([{ timeSuspect: 1, segments: 1 }])
  })
})
