import { mkdirSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { openDiskThread } from '../../main/footage/disk-thread.ts'
import { addSwept, day, filesIn, frigatePath, putSegment, testFootage } from '../support/test-footage.ts'
import { pictureDay, temporaryFolder } from '../support/test-world.ts'
import { noteFigure, sized } from './figures.ts'

const hours = 8
const each = 60
const old = (hour: number, n: number) => pictureDay - 40 * day + hour * 3_600_000 - 2_520_000 + n * 20_000

/** Renames what the sweep may have removed since it was last seen; whether it was still there. */
function renamed(from: string, to: string): boolean {
  try {
    renameSync(from, to)
    return true
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return false
    throw error
  }
}

/** Swaps the folders of a camera for links to somebody else's, and back, until told to stop. Answers how often. */
async function swapUntil(folders: readonly string[], outside: string, ended: () => boolean): Promise<number> {
  let swaps = 0
  while (!ended()) {
    for (const folder of folders) {
      const aside = `${folder}.aside`
      if (!renamed(folder, aside)) continue
      symlinkSync(join(outside, 'front'), folder)
      swaps += 1
      await nextTurn()
      rmSync(folder)
      // The sweep may have emptied and removed what it held open meanwhile.
      renamed(aside, folder)
    }
    await nextTurn()
  }
  return swaps
}

test.skipIf(process.platform !== 'linux')(
  'folders that are swapped for links while a sweep runs lead it nowhere',
  async () => {
    const rounds = sized(10, 2)
    let swaps = 0
    for (let round = 0; round < rounds; round += 1) {
      const office = testFootage({ disk: openDiskThread() })
      for (let hour = 0; hour < hours; hour += 1)
        for (let n = 0; n < each; n += 1) putSegment(office.root, 'front', old(hour, n))
      await addSwept(office)
      // Somebody else's files, of the same names, sizes and times; only following a link would reach them.
      const outside = temporaryFolder()
      mkdirSync(join(outside, 'front'), { recursive: true })
      for (let n = 0; n < each; n += 1) {
        const path = putSegment(outside, 'front', old(0, n))
        renameSync(join(outside, path), join(outside, 'front', path.split('/').at(-1)!))
      }
      const victims = readdirSync(join(outside, 'front')).length
      const folders = Array.from({ length: hours }, (_none, hour) =>
        join(office.root, dirname(frigatePath('front', old(hour, 0)))),
      )
      let ended = false
      const sweeping = office.sweeps.run(machine).finally(() => (ended = true))
      swaps += await swapUntil(folders, outside, () => ended)
      await sweeping
      expect(readdirSync(join(outside, 'front'))).toHaveLength(victims)
      // Left alone, the next sweep takes what is registered. A folder that was nowhere for a moment took its files off the
      // register: a scan finds them again.
      await office.sweeps.run(machine)
      await office.sources.scanAll(machine)
      await office.sweeps.run(machine)
      expect([...filesIn(office.root).keys()].filter((path) => path.endsWith('.mp4'))).toEqual([])
      expect(readdirSync(join(outside, 'front'))).toHaveLength(victims)
    }
    noteFigure({
      name: 'swapped-folder',
      value: `${swaps} swaps in ${rounds} sweeps`,
      goal: 'nothing outside goes',
      ok: true,
    })
    expect(swaps).toBeGreaterThan(rounds)
  },
)
