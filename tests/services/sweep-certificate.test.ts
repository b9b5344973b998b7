import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { openDisk } from '../../main/footage/disk.ts'
import { pictureDay } from '../support/test-world.ts'
import {
  addSwept,
  day,
  filesIn,
  holdOn,
  put,
  putSegment,
  releaseHold,
  rowsOf,
  saySegmentsLast,
  testFootage,
} from '../support/test-footage.ts'

const old = (days: number, after = 0) => pictureDay - days * day + after

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
