import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { benchPerson, type BenchOffice, day, firstDay, openOffice } from './bench-office.ts'
import { askCoverage } from './bench-coverage.ts'
import { makeRegisters } from './bench-register.ts'
import { openSweepOffice, sweepOnce } from './bench-sweep.ts'
import { type Dataset, rowsText } from './datasets.ts'
import { cameraCount, type DayTree } from './day-tree.ts'
import { type Bench, interleaved, median, ratios, spread, timed } from './figures.ts'

const holdCount = 1000
/** Slower by no more than what two runs of the same differ by. */
const never = { goal: { most: 1.1 }, judged: true, unit: '×' } as const

/** The day on which nothing is held. */
const freeDay = 2

/** Holds of four cameras and two hours each, over all days but the first three. */
function placeHolds(office: BenchOffice, days: number): void {
  const { db, clock } = office.world
  const { id } = db.prepare('SELECT min(id) AS id FROM staff_member').get() as { id: number | null }
  const by = id ?? benchPerson(office).staff!.id
  const at = clock.now()
  const run = (sql: string, ...values: (string | number)[]) => Number(db.prepare(sql).run(...values).lastInsertRowid)
  db.transaction(() => {
    const incident = run(
      `INSERT INTO incident (reference, kind, title, happened_at, place, description, reported_by, opened_by, opened_at)
       VALUES ('INC-2026-001', 'theft', 'Bench', ?, '', '', '', ?, ?)`,
      at,
      by,
      at,
    )
    for (let number = 0; number < holdCount; number += 1) {
      const fromAt = firstDay + (freeDay + 1) * day + ((number * 7919) % ((days - freeDay - 2) * 24)) * 3_600_000
      const hold = run(
        `INSERT INTO hold (incident_id, from_at, to_at, reason, review_on, placed_by, placed_at, listed)
         VALUES (?, ?, ?, 'for the bench', '2027-01-01', ?, ?, 1)`,
        incident,
        fromAt,
        fromAt + 7_200_000,
        by,
        at,
      )
      for (let camera = 0; camera < 4; camera += 1)
        run(
          'INSERT INTO hold_camera (hold_id, camera_id) VALUES (?, ?)',
          hold,
          1 + ((number * 13 + camera * 17) % cameraCount),
        )
    }
  })
}

/** Days and months of S as the desk draws them, with a thousand holds and without. */
export async function benchHeldCoverage(bench: Bench, dataset: Dataset, days: number): Promise<void> {
  const at = firstDay + (days - 1) * day + day / 2
  const open = (held: boolean) => {
    const folder = join(bench.folder, held ? 'held' : 'bare')
    mkdirSync(folder, { recursive: true })
    copyFileSync(join(dataset.folder, 'foyer.db'), join(folder, 'foyer.db'))
    return openOffice(folder, { at })
  }
  const offices = { bare: open(false), held: open(true) }
  placeHolds(offices.held, days)
  const acts = (name: 'bare' | 'held') => {
    const ask = askCoverage(offices[name])
    return {
      free: () => timed(() => ask.day(firstDay + freeDay * day)),
      day: (round: number) => timed(() => ask.day(firstDay + (4 + (round % (days - 5))) * day)),
      month: () => timed(() => ask.month(days)),
    }
  }
  const [bare, held] = [acts('bare'), acts('held')]
  const turns = {
    freeBare: bare.free,
    freeHeld: held.free,
    dayBare: bare.day,
    dayHeld: held.day,
    monthBare: bare.month,
    monthHeld: held.month,
  }
  await interleaved(3, turns)
  const times = await interleaved(bench.rounds * 4, turns)
  await offices.bare.close()
  await offices.held.close()
  for (const [figure, above, below, judged] of [
    ['all-cameras-day-held', times.freeHeld, times.freeBare, true],
    ['all-cameras-held-day', times.dayHeld, times.dayBare, false],
    ['month-held', times.monthHeld, times.monthBare, true],
  ] as const) {
    const each = ratios(above, below)
    const note = `${spread(each)}; ${median(above).toFixed(1)} ms beside ${median(below).toFixed(1)}; ${holdCount} holds, ${rowsText(dataset)}`
    bench.say({ name: figure, value: median(each), note, ...(judged ? never : { unit: '×' }) })
  }
}

/** A sweep of part of a day, with a thousand holds on the other days and without. */
export async function benchHeldSweep(bench: Bench, tree: DayTree): Promise<void> {
  const folder = join(tree.root, '..', '..')
  const days = bench.quick ? 8 : 31
  const { small, scanned } = await makeRegisters(folder, tree, [days, 0])
  tree.seal()
  const sweep = (held: boolean) => async () => {
    tree.open()
    const office = openSweepOffice({ ...bench, folder }, tree, small)
    try {
      if (held) placeHolds(office, days)
      return await timed(() => sweepOnce(office, { file: small.file, scanned }))
    } finally {
      await office.close()
      tree.close()
    }
  }
  const times = await interleaved(bench.rounds, { bare: sweep(false), held: sweep(true) })
  const each = ratios(times.held, times.bare)
  const seconds = (all: number[]) => (median(all) / 1000).toFixed(2)
  const note = `${spread(each)}; ${seconds(times.held)} s beside ${seconds(times.bare)}; ${scanned} files, ${tree.kind}`
  bench.say({ name: 'sweep-held', value: median(each), note, ...never })
}
