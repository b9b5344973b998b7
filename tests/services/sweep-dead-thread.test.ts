import type { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { openDiskThread, startWorker } from '../../main/footage/disk-thread.ts'
import type { Disk, Outcome } from '../../main/footage/disk-types.ts'
import { createFlushing } from '../../main/footage/sweep-flushing.ts'
import { addSwept, day, filesIn, putSegment, rowsOf, testFootage } from '../support/test-footage.ts'
import { pictureDay } from '../support/test-world.ts'

/** Two batches, of which the brake stops none. */
const cameras = 4
const each = 400
const files = cameras * each

/** A disk whose thread dies once, when the first batch is unlinked and not flushed. */
function dyingDisk(): Disk {
  const threads: Worker[] = []
  const real = openDiskThread(() => {
    threads.push(startWorker())
    return threads.at(-1)!
  })
  let first: ReturnType<Disk['remove']> | undefined
  return {
    ...real,
    async remove(root, batch, limits) {
      const whole = { ...limits, ms: Infinity }
      if (threads.length !== 1) return real.remove(root, batch, whole)
      if (!first) return (first = real.remove(root, batch, whole))
      await first
      await threads[0]!.terminate()
      return real.remove(root, batch, whole)
    },
  }
}

test('a thread that dies before it has flushed leaves its rows to the next sweep', async () => {
  const office = testFootage({ disk: dyingDisk() })
  for (let n = 0; n < files; n += 1)
    putSegment(office.root, `c${n % cameras}`, pictureDay - 40 * day + Math.floor(n / cameras) * 11_000)
  await addSwept(office)
  const rows = () => rowsOf(office, 'SELECT k FROM segment').length
  expect(await office.sweeps.run(machine)).toMatchObject({ outcome: 'partial', removed: 0, pardoned: files })
  expect([filesIn(office.root).size, rows()]).toEqual([0, files])
  expect(await office.sweeps.run(machine)).toMatchObject({ outcome: 'complete', removed: files })
  expect([rows(), rowsOf(office, 'SELECT segments FROM certificate')]).toEqual([0, [{ segments: files }]])
})

test('a flush that failed stands for those after it: they may have been asked of another thread', async () => {
  const answers = [false, true]
  const flushing = createFlushing(async () => answers.shift()!)
  const batch = { segments: [], runs: [], after: { h: 0, k: 0 }, cursor: { h: 0, k: 0 }, exhausted: false }
  for (let n = 0; n < 9; n += 1) flushing.add({ batch, problem: null, outcomes: ['gone'] })
  const landed = await flushing.end()
  expect(landed.flatMap(({ outcomes }): Outcome[] => outcomes)).toEqual(Array(9).fill('unflushed'))
})
