import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { openDisk } from '../../main/footage/disk.ts'
import { createHourStore } from '../../main/footage/hour-store.ts'
import { segmentKey } from '../../main/footage/segment-key.ts'
import { pictureDay, temporaryFolder } from '../support/test-world.ts'
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

const backlog = async () => {
  const office = testFootage()
  for (let n = 0; n < 5; n += 1) putSegment(office.root, 'front', old(40, n * 20_000))
  await addSwept(office)
  return { office, rows: rowsOf(office, 'SELECT * FROM segment') }
}

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

  test('whatever names and file times say: nothing goes before the later of both is 31 days past', async () => {
    const file = fc.record({
      started: fc.integer({ min: 29 * 86_400, max: 33 * 86_400 }),
      written: fc.integer({ min: -2 * 86_400, max: 3 * 86_400 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 12 }), async (files) => {
        const office = testFootage()
        const ends = new Map<string, number>()
        for (const { started, written } of files) {
          const startAt = pictureDay - started * 1000 - (pictureDay % 1000)
          const writtenAt = Math.min(startAt + written * 1000, pictureDay - 121_000)
          ends.set(put(office.root, frigatePath('front', startAt), writtenAt), Math.max(startAt, writtenAt))
        }
        await addSwept(office)
        await office.sweeps.run(machine)
        const left = filesIn(office.root)
        for (const [path, endAt] of ends) if (endAt + 31 * day > pictureDay) expect(left.has(path)).toBe(true)
        // …and what is well past it has gone: an unreadable length counts as a minute or the gap to the next.
        for (const [path, endAt] of ends)
          if (endAt + 31 * day + 3_600_000 < pictureDay) expect(left.has(path)).toBe(false)
      }),
      { numRuns: 12 },
    )
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

  test('whatever the holds: exactly what is due and touched by none is gone', async () => {
    const segments = fc.uniqueArray(fc.nat(40), { minLength: 1, maxLength: 15 })
    const hold = fc.tuple(fc.nat(820), fc.nat(60), fc.boolean())
    await fc.assert(
      fc.asyncProperty(segments, fc.array(hold, { maxLength: 4 }), async (slots, holds) => {
        const office = testFootage()
        for (const slot of slots) putSegment(office.root, 'front', old(40, slot * 20_000))
        await addSwept(office)
        saySegmentsLast(office, 10_000)
        const active = holds.filter(([from, length, released]) => {
          const id = holdOn(office, [cameraId], old(40, from * 1000), old(40, (from + length) * 1000))
          if (released) releaseHold(office, id)
          return !released
        })
        await office.sweeps.run(machine)
        const left = filesIn(office.root)
        for (const slot of slots) {
          const touched = active.some(([from, length]) => slot * 20 <= from + length && slot * 20 + 10 >= from)
          expect(left.has(frigatePath('front', old(40, slot * 20_000)))).toBe(touched)
        }
      }),
      { numRuns: 15 },
    )
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

describe('only what was registered', () => {
  test('unregistered files stay, whatever they are called', async () => {
    const office = testFootage()
    putSegment(office.root, 'front', old(40))
    await addSwept(office)
    const stays = [
      putSegment(office.root, 'front', old(40, 60_000)),
      put(office.root, 'readme.txt', old(90)),
      put(office.root, `${frigatePath('front', old(40))}.bak`, old(90)),
    ]
    expect(await office.sweeps.run(machine)).toMatchObject({ removed: 1 })
    expect([...filesIn(office.root).keys()]).toEqual(stays.toSorted())
  })

  test.each([
    [
      'size',
      (file: string) => (
        writeFileSync(file, 'other bytes, other length'),
        utimesSync(file, (old(40) + 10_000) / 1000, (old(40) + 10_000) / 1000)
      ),
    ],
    ['file time', (file: string) => utimesSync(file, old(40) / 1000 + 11, old(40) / 1000 + 11)],
    [
      'inode',
      (file: string, outside: string) => {
        // Before the old one goes: its number would be given out again.
        writeFileSync(outside, frigatePath('front', old(40)))
        rmSync(file)
        linkSync(outside, file)
        utimesSync(file, old(40) / 1000 + 10, old(40) / 1000 + 10)
      },
    ],
    ['kind: a folder', (file: string) => (rmSync(file), mkdirSync(file))],
    [
      'kind: a link',
      (file: string, outside: string) => {
        writeFileSync(outside, frigatePath('front', old(40)))
        utimesSync(outside, old(40) / 1000 + 10, old(40) / 1000 + 10)
        rmSync(file)
        symlinkSync(outside, file)
      },
    ],
  ])('a file of another %s is kept and counted', async (_what, change) => {
    const office = testFootage()
    const path = putSegment(office.root, 'front', old(40))
    await addSwept(office)
    const outside = join(temporaryFolder(), 'outside.mp4')
    change(join(office.root, path), outside)
    expect(await office.sweeps.run(machine)).toMatchObject({ removed: 0, pardoned: 1, outcome: 'partial' })
    expect(existsSync(join(office.root, path))).toBe(true)
    expect(rowsOf(office, 'SELECT * FROM condemned')).toHaveLength(0)
    expect(rowsOf(office, 'SELECT * FROM segment')).toHaveLength(1)
  })

  test('a folder that was swapped for a link leads nowhere', async () => {
    const office = testFootage()
    const path = putSegment(office.root, 'front', old(40))
    await addSwept(office)
    const outside = temporaryFolder()
    const folder = path.split('/')[0]!
    // The very same files, with their identity, now reached through a link.
    renameSync(join(office.root, folder), join(outside, folder))
    symlinkSync(join(outside, folder), join(office.root, folder))
    expect(await office.sweeps.run(machine)).toMatchObject({ removed: 0, pardoned: 1 })
    expect(existsSync(join(outside, path))).toBe(true)
  })

  test('links are not read in the first place', async () => {
    const office = testFootage()
    const outside = temporaryFolder()
    putSegment(outside, 'front', old(40))
    symlinkSync(join(outside, frigatePath('front', old(40)).split('/')[0]!), join(office.root, '2026-10-15'))
    await addSwept(office)
    expect(rowsOf(office, 'SELECT * FROM segment')).toHaveLength(0)
  })
})

describe('missing only under a verified root', () => {
  test.each([
    ['marker removed', 'no-marker', (root: string) => rmSync(join(root, '.foyer-source.json'))],
    ['folder renamed', 'missing', (root: string) => renameSync(root, `${root}-away`)],
    [
      'an empty folder in its place',
      'no-marker',
      (root: string) => (renameSync(root, `${root}-away`), mkdirSync(root)),
    ],
    [
      'a file in its place',
      'not-a-folder',
      (root: string) => (renameSync(root, `${root}-away`), writeFileSync(root, '')),
    ],
    [
      'a link in its place',
      'not-a-folder',
      (root: string) => (renameSync(root, `${root}-away`), symlinkSync(`${root}-away`, root)),
    ],
    [
      'another’s marker',
      'foreign-marker',
      (root: string) => writeFileSync(join(root, '.foyer-source.json'), '{"installation":"x","source":1,"starts":1}'),
    ],
    ['a damaged marker', 'unreadable', (root: string) => writeFileSync(join(root, '.foyer-source.json'), '{')],
  ])('%s: nothing changes, and it is shown', async (_what, problem, change) => {
    const { office, rows } = await backlog()
    change(office.root)
    expect(await office.sources.scanAll(machine)).toMatchObject({ unseen: 1, vanished: 0 })
    expect(await office.sweeps.run(machine)).toMatchObject({ removed: 0, unchecked: 1, outcome: 'partial' })
    expect(rowsOf(office, 'SELECT * FROM segment')).toEqual(rows)
    expect(office.sources.list(machine, {})).toMatchObject([{ problem, problemSince: pictureDay, vanished: 0 }])
    rmSync(`${office.root}-away`, { recursive: true, force: true })
  })

  test('a root that goes away under a batch: what was not found is kept', async () => {
    const real = openDisk()
    let office: ReturnType<typeof testFootage>
    const disk = {
      ...real,
      async remove(...[root, files, limits]: Parameters<typeof real.remove>) {
        rmSync(join(office.root, '.foyer-source.json'))
        rmSync(join(office.root, files[0]!.path))
        return real.remove(root, files, limits)
      },
    }
    office = testFootage({ disk })
    putSegment(office.root, 'front', old(40))
    await addSwept(office)
    expect(await office.sweeps.run(machine)).toMatchObject({
      removed: 0,
      unchecked: 1,
      pardoned: 0,
      outcome: 'partial',
    })
    expect(rowsOf(office, 'SELECT * FROM segment')).toHaveLength(1)
  })

  test('a marker that goes between two looks: what was not found is kept, what was unlinked is gone', async () => {
    const office = testFootage()
    const [there, gone] = [0, 20_000].map((after) => putSegment(office.root, 'front', old(40, after)))
    await addSwept(office)
    const { dev } = lstatSync(office.root, { bigint: true })
    const installation = office.office.current().uuid
    const root = {
      path: office.root,
      device: String(dev),
      installation,
      sourceId: 1,
      removedBy: 'foyer' as const,
      inode: '',
    }
    const identity = { bytes: there!.length, mtimeAt: old(40) + 10_000, inode: 0 }
    rmSync(join(office.root, gone!))
    const files = [
      { ...identity, path: there! },
      {
        ...identity,
        // Read after the root was verified, before the file is looked for.
        get path() {
          rmSync(join(office.root, '.foyer-source.json'), { force: true })
          return gone!
        },
      },
    ]
    expect(await openDisk().remove(root, files, { ms: 1000, datedDepth: 1 })).toEqual({
      problem: 'no-marker',
      outcomes: ['gone', 'unknown'],
    })
    expect(await openDisk().look(root, [gone!])).toEqual({ problem: 'no-marker', found: ['unknown'] })
  })

  test('a retired source is still swept', async () => {
    const { office } = await backlog()
    await office.sources.retire(office.person('Helen', ['manager']), { sourceId: 1 })
    expect(await office.sweeps.run(machine)).toMatchObject({ removed: 5, outcome: 'complete' })
  })
})

describe('a certificate', () => {
  test('adds up: every removed segment is on exactly one', async () => {
    const office = testFootage()
    const times = Array.from({ length: 40 }, (_, n) => old(40, n * 20_000))
    for (const at of times) for (const camera of ['front', 'rear']) putSegment(office.root, camera, at)
    await addSwept(office)
    saySegmentsLast(office, 10_000)
    const bytes = rowsOf<{ bytes: number }>(office, 'SELECT sum(bytes) AS bytes FROM segment')[0]!.bytes
    const hold = holdOn(office, [1], times[10]!, times[12]!)
    const first = await office.sweeps.run(machine)
    expect(first).toMatchObject({ removed: 77, held: 3, certificate: 1 })
    releaseHold(office, hold)
    const second = await office.sweeps.run(machine)
    expect(second).toMatchObject({ removed: 3, certificate: 2 })
    expect(first.bytes + second.bytes).toBe(bytes)
    const idle = await office.sweeps.run(machine)
    expect(idle).toMatchObject({ removed: 0, certificate: null })

    const certificate = await office.sweeps.certificate(machine, { number: 1 })
    expect(certificate).toMatchObject({
      removed: 77,
      held: 3,
      retentionDays: 31,
      confirmedBy: [],
      organisation: 'International Connections Group Limited',
    })
    expect(certificate.lines.map(({ camera, segments, fromAt, toAt }) => ({ camera, segments, fromAt, toAt }))).toEqual(
      [
        { camera: 'front', segments: 10, fromAt: times[0], toAt: times[9]! + 10_000 },
        { camera: 'front', segments: 27, fromAt: times[13], toAt: times[39]! + 10_000 },
        { camera: 'rear', segments: 40, fromAt: times[0], toAt: times[39]! + 10_000 },
      ],
    )
    // The digest itself: sweep-pardons.test, by a program that is not ours.
    expect(certificate.digest).toMatch(/^[0-9a-f]{64}$/)
    const [entry] = rowsOf<{ entry: string }>(
      office,
      `SELECT entry FROM audit_entry WHERE n = ${certificate.auditEntry}`,
    )
    expect(JSON.parse(entry!.entry)).toMatchObject({
      action: 'sweep.finished',
      detail: { removed: 77, certificate: 1 },
    })
    expect(() => office.sweeps.certificate(machine, { number: 3 })).toThrow(
      expect.objectContaining({ code: 'not_found' }),
    )
  })

  test('counts of the cameras stay in step with their rows', async () => {
    const office = testFootage()
    for (let n = 0; n < 30; n += 1) putSegment(office.root, n % 3 ? 'front' : 'rear', old(n < 20 ? 40 : 2, n * 20_000))
    await addSwept(office)
    await office.sweeps.run(machine)
    const counted = rowsOf(
      office,
      'SELECT (k >> 27) & 1023 AS id, count(*) AS segments, sum(bytes) AS bytes FROM segment GROUP BY 1 ORDER BY 1',
    )
    expect(rowsOf(office, 'SELECT id, segments, bytes FROM camera ORDER BY id')).toEqual(counted)
    expect(office.world.db.check()).toEqual([])
  })

  test('folders that named a day go when they are empty, others never', async () => {
    const office = testFootage()
    const path = putSegment(office.root, 'front', old(40))
    const stays = putSegment(office.root, 'front', old(2))
    await addSwept(office)
    await office.sweeps.run(machine)
    expect(existsSync(join(office.root, path.split('/')[0]!))).toBe(false)
    expect([...filesIn(office.root).keys()]).toEqual([stays])
    const other = testFootage()
    put(other.root, 'front/2026-10-14/10-00-00.mp4', old(41))
    await addSwept(other, 'strftime:<camera>/%Y-%m-%d/%H-%M-%S.mp4')
    expect(await other.sweeps.run(machine)).toMatchObject({ removed: 1 })
    expect(existsSync(join(other.root, 'front'))).toBe(true)
    expect(existsSync(join(other.root, 'front/2026-10-14'))).toBe(false)
  })

  test('a dry run says what would go and changes nothing', async () => {
    const office = testFootage()
    putSegment(office.root, 'front', old(40))
    await addSwept(office)
    const before = filesIn(office.root)
    expect(await office.sweeps.dryRun()).toMatchObject({
      suspended: false,
      cameras: [{ camera: 'front', segments: 1, held: 0, waits: null }],
    })
    expect(filesIn(office.root)).toEqual(before)
    expect(rowsOf(office, 'SELECT * FROM sweep')).toHaveLength(0)
  })
})

describe('a suspect clock', () => {
  test('suspends removal until a manager confirms, and leaves everything as it is', async () => {
    const office = testFootage()
    putSegment(office.root, 'front', old(20))
    await addSwept(office)
    expect(office.clock.trusted()).toBe(true)
    office.world.clock.set(pictureDay + 40 * day)
    expect(await office.sweeps.run(machine)).toMatchObject({ outcome: 'suspended', removed: 0 })
    expect(await office.sweeps.state(machine, {})).toMatchObject({ clock: { trusted: false, reason: 'jump' } })
    expect(filesIn(office.root).size).toBe(1)
    for (const name of ['Helen', 'Priya'])
      await office.clock.confirm(office.person(name, ['manager']), { reason: 'the battery was replaced' })
    expect(await office.sweeps.run(machine)).toMatchObject({ outcome: 'complete', removed: 1 })
  })

  test('that jumps during a sweep stops it before the next batch', async () => {
    const real = openDisk()
    let office: ReturnType<typeof testFootage>
    const disk = {
      ...real,
      async remove(...ask: Parameters<typeof real.remove>) {
        office.world.clock.set(office.world.clock.now() + day)
        return real.remove(ask[0], ask[1], { ...ask[2], ms: 0 })
      },
    }
    office = testFootage({ disk })
    for (let n = 0; n < 5; n += 1) putSegment(office.root, 'front', old(40, n * 20_000))
    await addSwept(office)
    expect(await office.sweeps.run(machine)).toMatchObject({ outcome: 'suspended', removed: 1, certificate: 1 })
    expect(filesIn(office.root).size).toBe(4)
  })
})
