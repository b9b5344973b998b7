import { machine } from '../../main/caller.ts'
import { day, firstDay } from './bench-office.ts'
import { openSweepOffice } from './bench-sweep.ts'
import type { DayTree } from './day-tree.ts'
import { type Bench, median, spread, timed } from './figures.ts'

/** The first instant of the day on which the oldest footage will be due: its rows stand before the sweep, and must stay. */
const nothingDue = firstDay + 31 * day

/** A pass over registers of growing size in which nothing is due, and whole sweeps of the largest. */
export async function benchIdle(
  bench: Bench,
  tree: DayTree,
  registers: { file: string; rows: number }[],
): Promise<void> {
  const medians: number[] = []
  tree.open()
  for (const register of registers) {
    const office = openSweepOffice(bench, tree, register, nothingDue)
    const passes: number[] = []
    const sweeps: number[] = []
    for (let pass = 0; pass < (bench.quick ? 50 : 200); pass += 1) {
      const ms = await timed(async () => {
        const { cameras } = await office.footage.sweeps.dryRun()
        if (cameras.some(({ segments }) => segments > 0)) throw new Error('something is due')
      })
      passes.push(ms)
    }
    for (let pass = 0; pass < 3 * bench.rounds; pass += 1)
      sweeps.push(await timed(() => office.footage.sweeps.run(machine)))
    await office.close()
    medians.push(median(passes))
    const rows = `${(register.rows / 1e6).toFixed(2)}M`
    const goal = { most: 1 }
    bench.say({ name: `idle-pass-${rows}`, value: median(passes), unit: 'ms', goal, note: spread(passes, 3) })
    bench.say({
      name: `idle-sweep-${rows}`,
      value: median(sweeps),
      unit: 'ms',
      note: `its commits and marker too; ${spread(sweeps)}`,
    })
  }
  tree.close()
  bench.say({
    name: 'idle-pass-growth',
    value: medians.at(-1)! / medians[0]!,
    unit: '×',
    goal: { most: 1.5 },
    judged: true,
  })
}
