import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { pictureDay } from '../support/test-world.ts'
import {
  addSwept,
  day,
  filesIn,
  holdOn,
  put,
  frigatePath,
  putSegment,
  rowsOf,
  testFootage,
} from '../support/test-footage.ts'

const old = (days: number, after = 0) => pictureDay - days * day + after

async function firstBacklog() {
  const office = testFootage()
  const due = [0, 1, 2].map((n) => putSegment(office.root, 'front', old(40, n * 20_000)))
  const recent = putSegment(office.root, 'front', old(2))
  await addSwept(office)
  office.world.db.prepare('UPDATE source SET first_sweep_at = NULL').run()
  return { office, due, recent }
}

async function withMissing(missing: number) {
  const office = testFootage()
  const paths = Array.from({ length: 100 }, (_, n) => putSegment(office.root, 'front', old(20, n * 20_000)))
  await addSwept(office)
  for (const path of paths.slice(0, missing)) rmSync(join(office.root, path))
  return { office, paths }
}

describe('a source’s first sweep with a backlog', () => {
  test('waits for two different people, who see counts and range, and then sweeps by itself', async () => {
    const { office, due, recent } = await firstBacklog()
    expect(await office.sweeps.run(machine)).toMatchObject({ outcome: 'braked', removed: 0 })
    const state = await office.sweeps.state(machine, {})
    expect(state).toMatchObject({
      dueSegments: 3,
      brakes: [{ camera: 'front', reason: 'backlog', segments: 3, fromAt: old(40), approvedBy: [] }],
    })
    const brakeIds = state.brakes.map(({ id }) => id)

    const sam = office.person('Sam')
    const priya = office.person('Priya', ['lead'])
    expect(office.sweeps.approveBrakes(sam, { brakeIds })).toEqual({ stillNeeded: 1 })
    expect(() => office.sweeps.approveBrakes(sam, { brakeIds })).toThrow(
      expect.objectContaining({ code: 'conflict', key: 'brake-same-person' }),
    )
    // One person is not enough, however often the machine tries.
    expect(await office.sweeps.run(machine)).toMatchObject({ outcome: 'braked', removed: 0 })
    expect(filesIn(office.root).size).toBe(4)

    expect(office.sweeps.approveBrakes(priya, { brakeIds })).toEqual({ stillNeeded: 0 })
    await office.sweeps.idle()
    expect(due.map((path) => existsSync(join(office.root, path)))).toEqual([false, false, false])
    expect([...filesIn(office.root).keys()]).toEqual([recent])
    const [last] = await office.sweeps.list(machine, {})
    expect(last).toMatchObject({ outcome: 'complete', removed: 3, certificate: 1, startedBy: 'Priya' })
    expect(await office.sweeps.certificate(machine, { number: 1 })).toMatchObject({ confirmedBy: ['Priya', 'Sam'] })
    expect((await office.sweeps.state(machine, {})).brakes).toEqual([])
    expect(() => office.sweeps.approveBrakes(sam, { brakeIds })).toThrow(
      expect.objectContaining({ key: 'brake-closed' }),
    )
    expect(rowsOf<{ action: string }>(office, 'SELECT action FROM audit_entry').map(({ action }) => action)).toEqual(
      expect.arrayContaining(['brake.raised', 'brake.approved', 'sweep.finished']),
    )
  })

  test('agreement covers the counts that were shown, and not what came due since', async () => {
    const { office } = await firstBacklog()
    await office.sweeps.run(machine)
    const brakeIds = (await office.sweeps.state(machine, {})).brakes.map(({ id }) => id)
    await office.sweeps.approveBrakes(office.person('Sam'), { brakeIds })
    const more = [3, 4].map((n) => putSegment(office.root, 'front', old(40, n * 20_000)))
    await office.sources.scanAll(machine)
    await office.sweeps.approveBrakes(office.person('Priya'), { brakeIds })
    await office.sweeps.idle()
    expect([...filesIn(office.root).keys()].toSorted().slice(0, 2)).toEqual(more.toSorted())
    expect(rowsOf(office, 'SELECT sum(segments) AS n FROM removed_range')).toEqual([{ n: 3 }])
    // The backlog is behind it now: the next sweep is an ordinary one.
    expect(await office.sweeps.run(machine)).toMatchObject({ outcome: 'complete', removed: 2 })
  })

  test('is over without asking where nothing was due', async () => {
    const office = testFootage()
    putSegment(office.root, 'front', old(30.9))
    await addSwept(office)
    office.world.db.prepare('UPDATE source SET first_sweep_at = NULL').run()
    expect(await office.sweeps.run(machine)).toMatchObject({ outcome: 'complete' })
    office.world.clock.pass(day)
    expect(await office.sweeps.run(machine)).toMatchObject({ outcome: 'complete', removed: 1 })
  })

  test('lifts by itself when nothing is due any more', async () => {
    const { office } = await firstBacklog()
    await office.sweeps.run(machine)
    holdOn(office, [1], old(41), old(39))
    expect(await office.sweeps.run(machine)).toMatchObject({ outcome: 'complete', held: 3 })
    expect((await office.sweeps.state(machine, {})).brakes).toEqual([])
  })
})

describe('an unusual amount', () => {
  test('of more than 500 files and twice the median day waits, and waiting does not lift it', async () => {
    const office = testFootage()
    for (let n = 0; n < 601; n += 1) putSegment(office.root, 'front', old(40, n * 11_000))
    for (let n = 0; n < 300; n += 1) putSegment(office.root, 'front', old(5, n * 11_000))
    for (let n = 0; n < 3; n += 1) putSegment(office.root, 'rear', old(40, n * 11_000))
    await addSwept(office)
    expect(await office.sweeps.run(machine)).toMatchObject({ outcome: 'braked', removed: 3 })
    expect((await office.sweeps.state(machine, {})).brakes).toMatchObject([
      { camera: 'front', reason: 'amount', segments: 601 },
    ])
    office.world.clock.pass(10 * day)
    expect(await office.sweeps.run(machine)).toMatchObject({ outcome: 'braked', removed: 0 })
  })

  test('that the camera’s usual day explains passes', async () => {
    const office = testFootage()
    for (let n = 0; n < 520; n += 1) putSegment(office.root, 'front', old(33, n * 11_000))
    for (let n = 0; n < 300; n += 1) putSegment(office.root, 'front', old(5, n * 11_000))
    await addSwept(office)
    expect(await office.sweeps.run(machine)).toMatchObject({ outcome: 'complete', removed: 520 })
  })
})

describe('much missing at once', () => {
  test('a little leaves the register and is counted', async () => {
    const { office } = await withMissing(20)
    const hold = holdOn(office, [1], old(20), old(20, 30_000))
    expect(await office.sources.scanAll(machine)).toMatchObject({ vanished: 20 })
    expect(office.sources.list(machine, {})).toMatchObject([{ vanished: 20, segments: 80 }])
    // 0 s to 10 s, 20 s to 30 s; a length that a file does not say reaches to the next.
    expect(rowsOf(office, `SELECT vanished_segments AS n FROM hold WHERE id = ${hold}`)).toEqual([{ n: 2 }])
  })

  test('more than five in a hundred stays registered and waits for two people', async () => {
    const { office, paths } = await withMissing(21)
    expect(await office.sources.scanAll(machine)).toMatchObject({ vanished: 0 })
    const { brakes } = await office.sweeps.state(machine, {})
    expect(brakes).toMatchObject([{ reason: 'newly-missing', segments: 21 }])
    expect(rowsOf(office, 'SELECT * FROM segment')).toHaveLength(100)
    // While it is open, nothing of this camera is removed.
    office.world.clock.pass(20 * day)
    expect(await office.sweeps.run(machine)).toMatchObject({ outcome: 'braked', removed: 0 })
    const brakeIds = brakes.map(({ id }) => id)
    await office.sweeps.approveBrakes(office.person('Sam'), { brakeIds })
    await office.sweeps.approveBrakes(office.person('Priya'), { brakeIds })
    await office.sweeps.idle()
    expect(office.sources.list(machine, {})).toMatchObject([{ vanished: 21 }])
    expect(existsSync(join(office.root, paths[50]!))).toBe(false)
    expect(rowsOf(office, 'SELECT sum(segments) AS n FROM removed_range')).toEqual([{ n: 79 }])
  })

  test('that comes back lifts the brake', async () => {
    const { office, paths } = await withMissing(30)
    await office.sources.scanAll(machine)
    for (const [n, path] of paths.slice(0, 30).entries()) put(office.root, path, old(20, n * 20_000) + 10_000)
    expect(await office.sources.scanAll(machine)).toMatchObject({ vanished: 0 })
    expect((await office.sweeps.state(machine, {})).brakes).toEqual([])
    expect(frigatePath('front', old(20))).toBe(paths[0])
  })
})

test('two sweeps never run at once', async () => {
  const { office } = await firstBacklog()
  const running = office.sweeps.run(machine)
  await expect(office.sweeps.now(office.person('Sam'), {})).rejects.toThrow(
    expect.objectContaining({ code: 'conflict', key: 'sweep-running' }),
  )
  expect(await office.sweeps.run(machine)).toEqual(await running)
  expect(rowsOf(office, 'SELECT * FROM sweep')).toHaveLength(1)
})
