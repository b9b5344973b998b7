import { atConsole } from '../../main/caller.ts'
import { cameraDayKeys, dayOf } from '../../main/footage/segment-key.ts'
import { type BenchOffice, day, firstDay } from './bench-office.ts'
import { type Dataset, openDataset, rowsText, stepOf } from './datasets.ts'
import { cameraCount } from './day-tree.ts'
import { type Bench, interleaved, median, ratios, spread } from './figures.ts'

/** What is hoped for in ms: a camera's day, every camera's day, every camera's month. */
const hoped = { S: [1, 40, 25], L: [6, 320, 25] } as const
/** A day shown costs the same however many segments it has, so beside a read of its rows it is dearer at S alone. */
const mostToRaw = { S: 6, L: 1 } as const
const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

export function askCoverage({ footage: { coverage } }: BenchOffice) {
  return {
    /** Segments of a day, as the desk draws it. */
    async day(at: number, cameraIds?: number[]): Promise<number> {
      const shown = await coverage.day(atConsole, { on: dateOf(at), cameraIds })
      return shown.cameras.reduce((sum, { segments }) => sum + segments, 0)
    },
    async month(days: number): Promise<number> {
      const dates = { fromOn: dateOf(firstDay), toOn: dateOf(firstDay + (days - 1) * day) }
      const { cameras } = await coverage.month(atConsole, dates)
      return cameras.reduce((sum, camera) => sum + camera.days.reduce((part, { segments }) => part + segments, 0), 0)
    },
  }
}

async function timedRows(act: () => number | Promise<number>, least: number, most: number): Promise<number> {
  const from = performance.now()
  const rows = await act()
  const ms = performance.now() - from
  if (rows < least || rows > most) throw new Error(`${rows} segments, not ${least} to ${most}`)
  return ms
}

/** One dataset: acts that each take a round's time, in ms. */
function actsOver(bench: Bench, dataset: Dataset, office: BenchOffice, days: number) {
  const scan = office.world.db.prepare(
    'SELECT k, length_ms, bytes, mtime_after_ms, inode FROM segment WHERE k >= ? AND k < ? ORDER BY k',
  )
  const ask = askCoverage(office)
  const cameras = office.sources.listCameras().map(({ id }) => id)
  const asked = Array.from({ length: bench.quick ? 30 : 100 }, (_, at) => ({
    cameraId: cameras[(at * 13) % cameras.length]!,
    at: firstDay + (4 + ((at * 7) % (days - 5))) * day,
  }))
  const perDay = day / stepOf[dataset.name]
  const oneOf = async (act: (cameraId: number, at: number) => number | Promise<number>): Promise<number> => {
    const ms: number[] = []
    for (const { cameraId, at } of asked) ms.push(await timedRows(() => act(cameraId, at), perDay * 0.99, perDay))
    return median(ms)
  }
  return {
    raw: () =>
      oneOf((cameraId, at) => {
        const { from, to } = cameraDayKeys(cameraId, dayOf(at))
        return scan.all(from, to).length
      }),
    day: () => oneOf((cameraId, at) => ask.day(at, [cameraId])),
    all: (round: number) =>
      timedRows(
        () => ask.day(firstDay + (5 + (round % (days - 6))) * day),
        perDay * cameraCount * 0.99,
        perDay * cameraCount,
      ),
    month: () => timedRows(() => ask.month(days), dataset.rows, dataset.rows),
  }
}

/** Days and months as the desk draws them, over both datasets in turn, beside a plain read of the same rows. */
export async function benchCoverage(bench: Bench, small: Dataset, large: Dataset, days: number): Promise<void> {
  const at = firstDay + (days - 1) * day + day / 2
  const offices = { S: openDataset(small, at), L: openDataset(large, at) }
  const S = actsOver(bench, small, offices.S, days)
  const L = actsOver(bench, large, offices.L, days)
  const acts = {
    rawS: S.raw,
    dayS: S.day,
    allS: S.all,
    monthS: S.month,
    rawL: L.raw,
    dayL: L.day,
    allL: L.all,
    monthL: L.month,
  }
  await interleaved(1, acts)
  const times = await interleaved(bench.rounds, acts)
  await offices.S.close()
  await offices.L.close()
  for (const set of [small, large]) {
    const { name } = set
    const [day1, all, month] = hoped[name]
    const tell = (figure: string, ms: number[], most?: number) =>
      bench.say({
        name: `${figure}-${name}`,
        value: median(ms),
        unit: 'ms',
        ...(most ? { goal: { most } } : {}),
        note: `${spread(ms)}; ${rowsText(set)}`,
      })
    tell('camera-day-raw', times[`raw${name}`])
    tell('camera-day', times[`day${name}`], day1)
    tell('all-cameras-day', times[`all${name}`], all)
    tell('month', times[`month${name}`], month)
    const each = ratios(times[`day${name}`], times[`raw${name}`])
    const judged = { unit: '×', goal: { most: mostToRaw[name] }, judged: true }
    bench.say({ name: `camera-day-to-raw-${name}`, value: median(each), note: spread(each), ...judged })
  }
  for (const [figure, above, below, most] of [
    ['month-growth', times.monthL, times.monthS, 1.2],
    ['camera-day-growth', times.dayL, times.dayS, 1.5],
    ['all-cameras-day-growth', times.allL, times.allS, 1.5],
  ] as const) {
    const each = ratios(above, below)
    bench.say({
      name: figure,
      value: median(each),
      unit: '×',
      goal: { most },
      judged: true,
      note: `${spread(each)}; L beside S`,
    })
  }
}
