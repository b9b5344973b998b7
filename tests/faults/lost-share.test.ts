import { readdirSync } from 'node:fs'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { openDiskThread } from '../../main/footage/disk-thread.ts'
import { createHourStore } from '../../main/footage/hour-store.ts'
import { showAsShare, whyNoShare } from '../support/fuse-share.ts'
import { addSwept, day, putSegment, rowsOf, testFootage } from '../support/test-footage.ts'
import { pictureDay, temporaryFolder } from '../support/test-world.ts'
import { noteFigure, sized } from './figures.ts'

const files = sized(3000, 900)
const cameras = 3
const ways = ['its server dies', 'its mount goes'] as const

const notShared = whyNoShare()
if (notShared) noteFigure({ name: 'lost-share', value: notShared, goal: 'nothing settled as gone', ok: null })

/** Counted again where a folder goes meanwhile. */
function countFootage(folder: string): number {
  for (;;)
    try {
      return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.mp4')).length
    } catch (error) {
      if ((error as { code?: string }).code !== 'ENOENT') throw error
    }
}

async function sharedOffice() {
  const folder = temporaryFolder()
  for (let n = 0; n < files; n += 1) putSegment(folder, `camera${n % cameras}`, pictureDay - 40 * day + n * 20_000)
  const share = await showAsShare(folder)
  const office = { ...testFootage({ disk: openDiskThread() }), root: share.place }
  await addSwept(office)
  const left = () => countFootage(folder)
  const registered = () => rowsOf<{ n: number }>(office, 'SELECT count(*) AS n FROM segment')[0]!.n
  const certified = () => rowsOf<{ n: number }>(office, 'SELECT coalesce(sum(segments), 0) AS n FROM certificate')[0]!.n
  return { folder, share, office, left, registered, certified }
}

test.skipIf(notShared !== undefined).each(ways)(
  `a share that is lost while it is swept (%s) loses no row, and is swept when it is back${notShared ? ` (${notShared})` : ''}`,
  async (way) => {
    const rounds = sized(6, 1)
    let lost = 0
    for (let round = 0; round < rounds; round += 1) {
      const { folder, share, office, left, registered, certified } = await sharedOffice()
      expect(registered()).toBe(files)
      const until = Math.floor((files * (round + 1)) / (rounds + 1))
      const sweeping = office.sweeps.run(machine)
      while (left() > files - until) await nextTurn()
      if (way === 'its server dies') await share.kill()
      else share.unmount()
      const swept = await sweeping
      // What was unlinked may stay registered; what was not may not be said to be gone.
      expect(registered()).toBeGreaterThanOrEqual(left())
      expect(registered() + certified()).toBe(files)
      expect(certified()).toBe(swept.removed)
      if (left() > 0) {
        expect(swept.outcome).toBe('partial')
        lost += 1
      }
      const rows = rowsOf(office, 'SELECT * FROM segment')
      await office.sources.scanAll(machine)
      expect(await office.sweeps.run(machine)).toMatchObject({ outcome: 'partial', removed: 0, unchecked: 1 })
      expect(rowsOf(office, 'SELECT * FROM segment')).toEqual(rows)
      await share.clear()
      // Another share takes the number of its device meanwhile.
      const other = await showAsShare(temporaryFolder())
      const back = await showAsShare(folder, share.place)
      expect(await office.sweeps.run(machine)).toMatchObject({ outcome: 'complete' })
      expect([left(), registered(), certified()]).toEqual([0, 0, files])
      expect([...createHourStore(office.world.db).faults(), ...office.world.db.check()]).toEqual([])
      await back.clear()
      await other.clear()
    }
    noteFigure({
      name: 'lost-share',
      value: `${way}: ${lost} of ${rounds} in the middle of a sweep`,
      goal: 'nothing settled as gone',
      ok: lost > 0,
    })
    expect(lost).toBeGreaterThan(0)
  },
  sized(600_000, 120_000),
)
