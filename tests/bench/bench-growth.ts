import { firstDay, day } from './bench-office.ts'
import { type Dataset, openDataset, rowsText } from './datasets.ts'
import { type Bench, interleaved, median, ratios, spread, timed } from './figures.ts'

/** Passes that find nothing to remove, over both datasets in turn: what is due is asked of the register alone. */
export async function benchIdleGrowth(bench: Bench, small: Dataset, large: Dataset): Promise<void> {
  const at = firstDay + 31 * day
  const offices = { S: openDataset(small, at), L: openDataset(large, at) }
  const pass = (name: keyof typeof offices) => () =>
    timed(async () => {
      const { cameras } = await offices[name].footage.sweeps.dryRun()
      if (cameras.some(({ segments }) => segments > 0)) throw new Error('something is due')
    })
  const acts = { S: pass('S'), L: pass('L') }
  await interleaved(20, acts)
  const times = await interleaved(40 * bench.rounds, acts)
  await offices.S.close()
  await offices.L.close()
  for (const set of [small, large]) {
    const note = `${spread(times[set.name])}; ${rowsText(set)}`
    bench.say({ name: `idle-pass-${set.name}`, value: median(times[set.name]), unit: 'ms', goal: { most: 1 }, note })
  }
  const growth = median(ratios(times.L, times.S))
  bench.say({
    name: 'idle-pass-S-to-L',
    value: growth,
    unit: '×',
    goal: { most: 1.2 },
    judged: true,
    note: rowsText(large),
  })
}

export function tellSize(bench: Bench, { name, rows, bytes }: Dataset): void {
  const note = `${rows} rows in the order of recording`
  bench.say({
    name: `segment-size-${name}`,
    value: bytes / rows,
    unit: 'bytes',
    goal: { most: 40 },
    judged: true,
    note,
  })
}
