import { machine } from '../../main/caller.ts'
import { day, firstDay } from './bench-office.ts'
import type { Register } from './bench-register.ts'
import { openSweepOffice } from './bench-sweep.ts'
import type { DayTree } from './day-tree.ts'
import { type Bench, interleaved, median, ratios, spread, timed } from './figures.ts'

/** The first instant of the day on which the oldest footage will be due: its rows stand before the sweep, and must stay. */
const nothingDue = firstDay + 31 * day

/** Passes over a small and a full register in which nothing is due, and whole sweeps of the full one. */
export async function benchIdle(bench: Bench, tree: DayTree, small: Register, full: Register): Promise<void> {
  tree.open()
  const offices = {
    small: openSweepOffice(bench, tree, small, nothingDue),
    full: openSweepOffice(bench, tree, full, nothingDue),
  }
  const pass = (name: keyof typeof offices) => () =>
    timed(async () => {
      const { cameras } = await offices[name].footage.sweeps.dryRun()
      if (cameras.some(({ segments }) => segments > 0)) throw new Error('something is due')
    })
  await interleaved(20, { small: pass('small'), full: pass('full') })
  const times = await interleaved(40 * bench.rounds, { small: pass('small'), full: pass('full') })
  const sweeps: number[] = []
  for (let sweep = 0; sweep < 3 * bench.rounds; sweep += 1)
    sweeps.push(await timed(() => offices.full.footage.sweeps.run(machine)))
  await offices.small.close()
  await offices.full.close()
  tree.close()
  const rows = ({ rows: count }: Register) => `${(count / 1e6).toFixed(2)} M rows`
  const growth = median(ratios(times.full, times.small))
  const judged = { goal: { most: 1.5 }, judged: true, note: `${rows(full)} beside ${rows(small)}` }
  bench.say({
    name: 'idle-pass',
    value: median(times.full),
    unit: 'ms',
    goal: { most: 1 },
    note: `${spread(times.full)}; ${rows(full)}`,
  })
  bench.say({ name: 'idle-pass-growth', value: growth, unit: '×', ...judged })
  bench.say({
    name: 'idle-sweep',
    value: median(sweeps),
    unit: 'ms',
    note: `with its commits and marker; ${spread(sweeps)}`,
  })
}
