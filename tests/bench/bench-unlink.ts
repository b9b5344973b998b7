import { spawnSync } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeRegisters } from './bench-register.ts'
import { openSweepOffice, sweepOnce } from './bench-sweep.ts'
import { type DayTree, foldersOf } from './day-tree.ts'
import { type Bench, interleaved, median, ratios, spread, timed } from './figures.ts'

/** Unlinks what it is told by a list, each file by its path in the order of the tree, and does nothing else. */
const program = `#include <stdio.h>
#include <string.h>
#include <unistd.h>
int main(void) {
  char path[4096];
  while (fgets(path, sizeof path, stdin)) {
    path[strcspn(path, "\\n")] = 0;
    if (unlink(path) != 0) { perror(path); return 1; }
  }
  return 0;
}
`

/** The compiled loop; none where there is no compiler. */
function compile(folder: string): string | undefined {
  const source = join(folder, 'unlink.c')
  const built = join(folder, 'unlink')
  writeFileSync(source, program)
  return spawnSync('cc', ['-O2', '-o', built, source]).status === 0 ? built : undefined
}

/** Files of ten seconds: a whole sweep of them beside a loop in C. */
export async function benchUnlink(bench: Bench, tree: DayTree, stepMs: number): Promise<void> {
  const folder = join(tree.root, '..', '..')
  const loop = compile(folder)
  const { small, scanned, scanMs } = await makeRegisters(folder, tree, [bench.quick ? 2 : 8, 0], stepMs)
  tree.seal()
  const first = join(tree.root, foldersOf(1)[0]!, tree.names[0]!)
  const shown = `${scanned} files, ${tree.kind}`
  bench.say({ name: 'first-scan-L', value: (scanned / scanMs) * 1000, unit: 'files/s', note: shown })
  const paths = foldersOf(tree.hours)
    .flatMap((within) => tree.names.map((name) => `${tree.root}/${within}/${name}\n`))
    .join('')
  const over = async (act: () => Promise<number>): Promise<number> => {
    tree.open()
    try {
      const ms = await act()
      if (existsSync(first)) throw new Error('a file is left')
      return ms
    } finally {
      tree.close()
    }
  }
  const inC = () =>
    timed(() => {
      if (spawnSync(loop!, { input: paths }).status !== 0) throw new Error('the loop in C failed')
    })
  const sweep = async () => {
    const office = openSweepOffice({ ...bench, folder }, tree, small)
    try {
      return await timed(() => sweepOnce(office, { file: small.file, scanned }))
    } finally {
      await office.close()
    }
  }
  const times = await interleaved(Math.min(3, bench.rounds), {
    ...(loop ? { c: () => over(inC) } : {}),
    sweep: () => over(sweep),
  } as Record<'c' | 'sweep', () => Promise<number>>)
  const seconds = (name: 'c' | 'sweep') => times[name].map((ms) => ms / 1000)
  bench.say({
    name: 'sweep-L',
    value: median(seconds('sweep')),
    unit: 's',
    note: `${spread(seconds('sweep'))}; ${shown}`,
  })
  rmSync(join(folder, `register-${small.rows}.db`))
  if (!loop) {
    bench.say({
      name: 'sweep-L-to-c',
      value: 0,
      unit: '×',
      note: 'not measured: there is no cc (Debian: apt-get install gcc)',
    })
    return
  }
  bench.say({ name: 'unlink-c', value: median(seconds('c')), unit: 's', note: `${spread(seconds('c'))}; ${shown}` })
  const each = ratios(times.sweep, times.c)
  bench.say({
    name: 'sweep-L-to-c',
    value: median(each),
    unit: '×',
    goal: { most: 1.8 },
    judged: true,
    note: spread(each),
  })
}
