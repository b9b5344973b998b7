import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { openDisk } from '../../main/footage/disk.ts'
import { createHourStore } from '../../main/footage/hour-store.ts'
import { segmentKey } from '../../main/footage/segment-key.ts'
import { pictureDay } from '../support/test-world.ts'
import {
  addSwept,
  day,
  filesIn,
  frigatePath,
  holdOn,
  put,
  putSegment,
  releaseHold,
  rowsOf,
  saySegmentsLast,
  testFootage,
} from '../support/test-footage.ts'

const old = (days: number, after = 0) => pictureDay - days * day + after
const cameraId = 1

describe('never early', () => {
  test('what ended 31 days ago to the millisecond goes, what ended later stays', async () => {
    const office = testFootage()
    const exactly = pictureDay - 31 * day - 10_000
    const due = putSegment(office.root, 'front', exactly)
    const notYet = put(office.root, frigatePath('front', exactly - 1000), exactly + 10_001)
    await addSwept(office)
    saySegmentsLast(office, 10_000)
    const swept = await office.sweeps.run(machine)
    expect(swept).toMatchObject({ outcome: 'complete', removed: 1, pardoned: 0, certificate: 1 })
    expect(existsSync(join(office.root, due))).toBe(false)
    expect([...filesIn(office.root).keys()]).toEqual([notYet])
    expect(rowsOf(office, 'SELECT * FROM segment')).toHaveLength(1)
    expect(rowsOf(office, 'SELECT * FROM condemned')).toHaveLength(0)
  })

  test('a file named 40 days ago but written now stays, and is shown as time-suspect', async () => {
    const office = testFootage()
    const late = put(office.root, frigatePath('front', old(40)), pictureDay - 3 * 60_000)
    await addSwept(office)
    expect(await office.sweeps.run(machine)).toMatchObject({ removed: 0, outcome: 'complete' })
    expect([...filesIn(office.root).keys()]).toEqual([late])
    expect(office.sources.list(machine, {})).toMatchObject([{ timeSuspect: 1, segments: 1 }])
  })

  test('a shorter retention counts from the next sweep on', async () => {
    const office = testFootage()
    putSegment(office.root, 'front', old(8))
    await addSwept(office)
    expect(await office.sweeps.run(machine)).toMatchObject({ removed: 0 })
    office.world.db.prepare('UPDATE installation SET footage_retention_days = 7').run()
    expect(await office.sweeps.run(machine)).toMatchObject({ removed: 1 })
  })
})

describe('a hold wins', () => {
  test('over segments that it touches at an edge, kept whole', async () => {
    const office = testFootage()
    const [before, first, last, after] = [0, 1, 2, 3].map((n) => putSegment(office.root, 'front', old(40, n * 20_000)))
    await addSwept(office)
    // From the end of the second to the start of the third; lengths count a minute where a file does not say.
    saySegmentsLast(office, 10_000)
    holdOn(office, [cameraId], old(40, 30_000), old(40, 40_000))
    expect(await office.sweeps.run(machine)).toMatchObject({ removed: 2, held: 2 })
    expect([...filesIn(office.root).keys()]).toEqual([first, last])
    expect([before, after].some((path) => existsSync(join(office.root, path!)))).toBe(false)
  })

  test('over footage that arrives after it was placed', async () => {
    const office = testFootage()
    putSegment(office.root, 'front', old(1))
    await addSwept(office)
    holdOn(office, [cameraId], old(40), old(40, 60_000))
    const late = putSegment(office.root, 'front', old(40, 30_000))
    await office.sources.scanAll(machine)
    expect(await office.sweeps.run(machine)).toMatchObject({ removed: 0, held: 1 })
    expect(filesIn(office.root).has(late)).toBe(true)
  })

  test('until all that overlap are released', async () => {
    const office = testFootage()
    putSegment(office.root, 'front', old(40))
    await addSwept(office)
    const holds = [1, 2].map(() => holdOn(office, [cameraId], old(41), old(39)))
    for (const hold of holds) {
      expect(await office.sweeps.run(machine)).toMatchObject({ removed: 0, held: 1 })
      releaseHold(office, hold)
    }
    expect(await office.sweeps.run(machine)).toMatchObject({ removed: 1, held: 0 })
  })

  test('of its own cameras only', async () => {
    const office = testFootage()
    const kept = putSegment(office.root, 'front', old(40))
    putSegment(office.root, 'rear', old(40))
    await addSwept(office)
    const front = office.cameras.list(machine, {}) as { id: number; key: string }[]
    holdOn(office, [front.find(({ key }) => key === 'front')!.id], old(41), old(39))
    expect(await office.sweeps.run(machine)).toMatchObject({ removed: 1, held: 1 })
    expect([...filesIn(office.root).keys()]).toEqual([kept])
  })

  test('placed while a batch is in flight, it keeps all but that batch', async () => {
    const real = openDisk()
    const placed: { lost: number; left: number }[] = []
    let office: ReturnType<typeof testFootage>
    const disk = {
      ...real,
      async remove(...ask: Parameters<typeof real.remove>) {
        if (placed.length === 0) {
          placed.push({ lost: 0, left: 0 })
          const at = office.world.clock.now()
          void office.register.settled().then(() => {
            holdOn(office, [cameraId], old(50), old(30))
            placed[0] = {
              lost: office.register.removedSince(at, [cameraId], old(50), old(30)),
              left: filesIn(office.root).size,
            }
          })
        }
        return real.remove(ask[0], ask[1], { ...ask[2], ms: 0 })
      },
    }
    office = testFootage({ disk })
    for (let n = 0; n < 10; n += 1) putSegment(office.root, 'front', old(40, n * 20_000))
    await addSwept(office)
    const swept = await office.sweeps.run(machine)
    expect(placed).toEqual([{ lost: 1, left: 9 }])
    expect(swept).toMatchObject({ removed: 1 })
    expect(filesIn(office.root).size).toBe(9)
  })
})

describe('between batches', () => {
  const cameras = ['a', 'b', 'c', 'd', 'e', 'f']
  const ids = cameras.map((_camera, at) => at + 1)
  const each = 400
  /** Two batches of a thousand, handed out one behind the other. */
  const handedOut = 2000

  /** Three batches; `during` acts while the first two are on their way. */
  async function sweptWhile(during: (office: ReturnType<typeof testFootage>) => void) {
    const real = openDisk()
    let office: ReturnType<typeof testFootage>
    let removals = 0
    const disk = {
      ...real,
      async remove(...ask: Parameters<typeof real.remove>) {
        removals += 1
        if (removals === 1) {
          await nextTurn()
          during(office)
        }
        return real.remove(ask[0], ask[1], { ...ask[2], ms: Infinity })
      },
    }
    office = testFootage({ disk })
    for (const camera of cameras) for (let n = 0; n < each; n += 1) putSegment(office.root, camera, old(40, n * 11_000))
    await addSwept(office)
    const swept = await office.sweeps.run(machine)
    expect(rowsOf(office, 'SELECT * FROM condemned')).toEqual([])
    expect(rowsOf(office, 'SELECT * FROM segment')).toHaveLength(filesIn(office.root).size)
    expect(createHourStore(office.world.db).faults()).toEqual([])
    return { office, swept, left: filesIn(office.root).size }
  }
  const all = cameras.length * each

  test('a hold that waits for the one in flight is placed between two batches', async () => {
    let left: number | undefined
    const { swept } = await sweptWhile((office) => {
      void office.register.settled().then(() => {
        holdOn(office, ids, old(50), old(30))
        left = filesIn(office.root).size
      })
    })
    expect(left).toBe(all - handedOut)
    expect(swept).toMatchObject({ removed: handedOut, outcome: 'complete' })
  })

  test('a hold that waits for nothing wins over what has not been handed out', async () => {
    const { swept, left } = await sweptWhile((office) => holdOn(office, ids, old(50), old(30)))
    expect(left).toBe(all - handedOut)
    expect(swept).toMatchObject({ removed: handedOut, outcome: 'complete' })
  })

  test('a clock that jumps then keeps the third from being handed out', async () => {
    const { swept, left } = await sweptWhile(({ world }) => world.clock.set(world.clock.now() + day))
    expect(left).toBe(all - handedOut)
    expect(swept).toMatchObject({ removed: handedOut, outcome: 'suspended' })
  })

  test('footage that is registered within a condemned stretch stays', async () => {
    const at = old(40, 5 * 11_000 + 5000)
    const { office, swept } = await sweptWhile(({ world: { db }, root }) => {
      const path = putSegment(root, 'a', at, 1000)
      db.prepare('INSERT INTO segment VALUES (?, 1000, ?, 1000, 0)').run(segmentKey(1, at), path.length)
      db.prepare('UPDATE camera SET segments = segments + 1, bytes = bytes + ? WHERE id = 1').run(path.length)
      createHourStore(db).rebuild()
    })
    expect(swept).toMatchObject({ removed: all, outcome: 'complete' })
    expect([...filesIn(office.root).keys()]).toEqual([frigatePath('a', at)])
    expect(await office.sweeps.run(machine)).toMatchObject({ removed: 1 })
  })
})
