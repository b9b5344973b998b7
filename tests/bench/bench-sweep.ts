import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  realpathSync,
  rmdirSync,
  rmSync,
  statSync,
  unlinkSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { machine } from '../../main/caller.ts'
import { openOffice, sweepDay } from './bench-office.ts'
import { type DayTree, foldersOf, smallBytes } from './day-tree.ts'
import { type Bench, interleaved, median, ratios, spread, timed } from './figures.ts'

export type Sealed = { file: string; scanned: number }

/** What is fastest: each file by its path, in the order of the tree. */
export function bareLoop({ root, hours, names }: DayTree): void {
  for (const folder of foldersOf(hours)) for (const name of names) unlinkSync(`${root}/${folder}/${name}`)
}

const folderFlags = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW

/**
 * The system calls of a careful removal and nothing else, without a register: each folder opened through the one above
 * and no link followed, each file looked at before it goes, every thousand files the root looked at twice and the folders
 * that are empty removed, every eight thousand each folder that is left put on disk; in the order of the tree.
 */
export function safeLoop({ root, hours, bytes, names }: DayTree): void {
  const { dev } = statSync(root)
  const open = (path: string) => {
    const fd = openSync(path, folderFlags)
    if (fstatSync(fd, { bigint: true }).dev !== BigInt(dev)) throw new Error('another device')
    return fd
  }
  const verify = () => {
    lstatSync(root, { bigint: true })
    realpathSync(root)
    JSON.parse(readFileSync(join(root, '.foyer-source.json'), 'utf8'))
  }
  const own = `/proc/${process.pid}/fd`
  let files = 0
  let emptied: string[] = []
  const left = new Set<string>()
  const clear = (rootFd: number) => {
    for (const folder of emptied) {
      const [date, hour, camera] = folder.split('/') as [string, string, string]
      const dateFd = open(`${own}/${rootFd}/${date}`)
      const hourFd = open(`${own}/${dateFd}/${hour}`)
      rmdirSync(`${own}/${hourFd}/${camera}`)
      left.add(`${date}/${hour}`)
      closeSync(hourFd)
      closeSync(dateFd)
    }
    emptied = []
  }
  const flush = () => {
    for (const folder of left) {
      const fd = open(`${root}/${folder}`)
      fsyncSync(fd)
      closeSync(fd)
    }
    left.clear()
  }
  verify()
  let rootFd = open(root)
  for (const folder of foldersOf(hours)) {
    const [date, hour, camera] = folder.split('/') as [string, string, string]
    const dateFd = open(`${own}/${rootFd}/${date}`)
    const hourFd = open(`${own}/${dateFd}/${hour}`)
    const cameraFd = open(`${own}/${hourFd}/${camera}`)
    for (const name of names) {
      const path = `${own}/${cameraFd}/${name}`
      const stat = lstatSync(path)
      if (!stat.isFile() || stat.dev !== dev || stat.size !== bytes) throw new Error('another file')
      unlinkSync(path)
      files += 1
    }
    for (const fd of [cameraFd, hourFd, dateFd]) closeSync(fd)
    emptied.push(folder)
    if (files % 1000 < names.length) {
      clear(rootFd)
      verify()
      closeSync(rootFd)
      verify()
      rootFd = open(root)
    }
    if (files % 8000 < names.length) flush()
  }
  clear(rootFd)
  flush()
  closeSync(rootFd)
  verify()
}

/** An office over a copy of the register and the tree as it was sealed. */
export function openSweepOffice(bench: Bench, tree: DayTree, { file }: { file: string }, at = sweepDay) {
  const folder = join(bench.folder, `sweep-${basename(file, '.db')}`)
  rmSync(folder, { recursive: true, force: true })
  const office = openOffice(folder, { copyOf: file, at })
  // Each copy of the image may be another device; the rest of what makes the root is the same.
  office.sources.markDevice(1, String(statSync(tree.root, { bigint: true }).dev))
  return office
}

export async function sweepOnce(office: ReturnType<typeof openSweepOffice>, sealed: Sealed): Promise<void> {
  const sweep = await office.footage.sweeps.run(machine)
  if (sweep.outcome !== 'complete' || sweep.removed !== sealed.scanned || sweep.certificate === null)
    throw new Error(`the sweep ended ${sweep.outcome} with ${sweep.removed} removed`)
}

/**
 * A day of files, three ways. Beside each time stands what all threads spent on the processor. Small files are told, not
 * judged: no recording is so small, and freeing what a recording holds is most of what removing it costs.
 */
export async function benchSweep(bench: Bench, tree: DayTree, sealed: Sealed): Promise<void> {
  const isSmall = tree.bytes === smallBytes
  const named = (name: string) => (isSmall ? `${name}-small` : name)
  const cpu = { bare: [] as number[], safe: [] as number[], sweep: [] as number[] }
  const measured = async (name: keyof typeof cpu, act: () => unknown): Promise<number> => {
    const before = process.cpuUsage()
    const ms = await timed(act)
    const { user, system } = process.cpuUsage(before)
    cpu[name].push((user + system) / 1000)
    if (existsSync(join(tree.root, foldersOf(tree.hours)[0]!, tree.names[0]!))) throw new Error('a file is left')
    return ms
  }
  const loop = (name: 'bare' | 'safe', remove: typeof safeLoop) => async () => {
    tree.open()
    try {
      return await measured(name, () => remove(tree))
    } finally {
      tree.close()
    }
  }
  const sweep = async () => {
    tree.open()
    const office = openSweepOffice(bench, tree, sealed)
    try {
      return await measured('sweep', () => sweepOnce(office, sealed))
    } finally {
      await office.close()
      tree.close()
    }
  }
  const times = await interleaved(bench.rounds, { bare: loop('bare', bareLoop), safe: loop('safe', safeLoop), sweep })
  const tell = (figure: string, name: keyof typeof times) => {
    const seconds = times[name].map((ms) => ms / 1000)
    const note = `${spread(seconds)}; processor ${(median(cpu[name]) / 1000).toFixed(2)} s; ${sealed.scanned} files, ${tree.kind}`
    bench.say({ name: named(figure), value: median(seconds), unit: 's', note })
  }
  tell('unlink-bare', 'bare')
  tell('unlink-safe', 'safe')
  tell('sweep', 'sweep')
  for (const [figure, name, most] of [
    ['sweep-to-bare', 'bare', 1.6],
    ['sweep-to-safe', 'safe', 1.25],
  ] as const) {
    const each = ratios(times.sweep, times[name])
    const note = `${spread(each)}; processor ${median(ratios(cpu.sweep, cpu[name])).toFixed(2)}`
    bench.say({ name: named(figure), value: median(each), unit: '×', goal: { most }, judged: !isSmall, note })
  }
}
