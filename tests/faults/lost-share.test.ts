import { readdirSync } from 'node:fs'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import type { Disk } from '../../main/footage/disk-types.ts'
import { openDiskThread } from '../../main/footage/disk-thread.ts'
import { createHourStore } from '../../main/footage/hour-store.ts'
import { showAsShare, whyNoShare } from '../support/fuse-share.ts'
import { addSwept, day, putSegment, rowsOf, testFootage } from '../support/test-footage.ts'
import { pictureDay, temporaryFolder } from '../support/test-world.ts'
import { noteFigure, sized } from './figures.ts'

const files = sized(3000, 300)
/** Few enough files each that no brake asks. */
const cameras = 8
const ways = ['its server dies', 'its mount goes'] as const

type Share = Awaited<ReturnType<typeof showAsShare>>

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

/** A disk that stops in the middle of its first batch until `act` is done. */
function stoppingDisk(act: () => Promise<void>): Disk {
  const real = openDiskThread()
  let stopped = false
  return {
    ...real,
    async remove(root, doomed, limits) {
      if (stopped) return real.remove(root, doomed, limits)
      stopped = true
      const half = Math.floor(doomed.length / 2)
      const first = await real.remove(root, doomed.slice(0, half), { ...limits, ms: Infinity })
      await act()
      const rest = await real.remove(root, doomed.slice(half), limits)
      return { problem: rest.problem, outcomes: [...first.outcomes, ...rest.outcomes] }
    },
  }
}

async function sharedOffice(lose: (share: Share) => Promise<void>, atAnyMoment: boolean) {
  const folder = temporaryFolder()
  for (let n = 0; n < files; n += 1) putSegment(folder, `camera${n % cameras}`, pictureDay - 40 * day + n * 20_000)
  const share = await showAsShare(folder)
  const disk = atAnyMoment ? openDiskThread() : stoppingDisk(() => lose(share))
  const office = { ...testFootage({ disk }), root: share.place }
  await addSwept(office)
  const left = () => countFootage(folder)
  const registered = () => rowsOf<{ n: number }>(office, 'SELECT count(*) AS n FROM segment')[0]!.n
  const certified = () => rowsOf<{ n: number }>(office, 'SELECT coalesce(sum(segments), 0) AS n FROM certificate')[0]!.n
  return { folder, share, office, left, registered, certified }
}

test.skipIf(notShared !== undefined).each(ways)(
  `a share that is lost while it is swept (%s) loses no row, and is swept when it is back${notShared ? ` (${notShared})` : ''}`,
  async (way) => {
    const lose = async (share: Share) => (way === 'its server dies' ? share.kill() : share.unmount())
    const rounds = sized(10, 1)
    let lost = 0
    for (let round = 0; round < rounds; round += 1) {
      const atAnyMoment = round % 2 === 1
      const { folder, share, office, left, registered, certified } = await sharedOffice(lose, atAnyMoment)
      expect(registered()).toBe(files)
      const gone = Math.floor((files * round) / rounds / 2)
      const sweeping = office.sweeps.run(machine)
      if (atAnyMoment) {
        while (left() >= files - gone) await nextTurn()
        await lose(share)
      }
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
