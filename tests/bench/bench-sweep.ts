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
import { type DayTree, foldersOf, namesOf } from './day-tree.ts'
import { type Bench, interleaved, median, ratios, spread, timed } from './figures.ts'

type Sealed = { file: string; scanned: number }

/** What is fastest: each file by its path, in the order of the tree. */
export function bareLoop(root: string, hours: number): void {
  for (const folder of foldersOf(hours)) for (const name of namesOf()) unlinkSync(`${root}/${folder}/${name}`)
}

const folderFlags = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW

/**
 * The system calls of a careful removal and nothing else, without a register: each folder opened through the one above
 * and no link followed, each file looked at before it goes, folders that are left empty removed, and every thousand files
 * the root looked at twice and each folder that is left put on disk; in a register's order, camera after camera.
 */
export function safeLoop(root: string, hours: number): void {
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
  let files = 0
  let emptied: string[] = []
  const settle = (rootFd: number) => {
    const left = new Set<string>()
    for (const folder of emptied) {
      const [date, hour, camera] = folder.split('/') as [string, string, string]
      const dateFd = open(`/proc/self/fd/${rootFd}/${date}`)
      const hourFd = open(`/proc/self/fd/${dateFd}/${hour}`)
      rmdirSync(`/proc/self/fd/${hourFd}/${camera}`)
      left.add(`${date}/${hour}`)
      closeSync(hourFd)
      closeSync(dateFd)
    }
    for (const folder of left) {
      const fd = open(`${root}/${folder}`)
      fsyncSync(fd)
      closeSync(fd)
    }
    emptied = []
  }
  verify()
  let rootFd = open(root)
  const cameraOf = (folder: string) => folder.slice(-2)
  const ordered = foldersOf(hours).toSorted((a, b) =>
    cameraOf(a) < cameraOf(b) ? -1 : cameraOf(a) > cameraOf(b) ? 1 : 0,
  )
  for (const folder of ordered) {
    const [date, hour, camera] = folder.split('/') as [string, string, string]
    const dateFd = open(`/proc/self/fd/${rootFd}/${date}`)
    const hourFd = open(`/proc/self/fd/${dateFd}/${hour}`)
    const cameraFd = open(`/proc/self/fd/${hourFd}/${camera}`)
    for (const name of namesOf()) {
      const path = `/proc/self/fd/${cameraFd}/${name}`
      const stat = lstatSync(path, { bigint: true })
      if (!stat.isFile() || stat.dev !== BigInt(dev) || stat.size !== 4096n) throw new Error('another file')
      unlinkSync(path)
      files += 1
    }
    for (const fd of [cameraFd, hourFd, dateFd]) closeSync(fd)
    emptied.push(folder)
    if (files < 1000) continue
    settle(rootFd)
    verify()
    closeSync(rootFd)
    verify()
    rootFd = open(root)
    files = 0
  }
  settle(rootFd)
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

/** A day of files, three ways. Beside each time stands what all threads spent on the processor. */
export async function benchSweep(bench: Bench, tree: DayTree, sealed: Sealed, hours: number): Promise<void> {
  const cpu = { bare: [] as number[], safe: [] as number[], sweep: [] as number[] }
  const measured = async (name: keyof typeof cpu, act: () => unknown): Promise<number> => {
    const before = process.cpuUsage()
    const ms = await timed(act)
    const { user, system } = process.cpuUsage(before)
    cpu[name].push((user + system) / 1000)
    if (existsSync(join(tree.root, foldersOf(hours)[0]!, namesOf()[0]!))) throw new Error('a file is left')
    return ms
  }
  const loop = (name: 'bare' | 'safe', remove: typeof bareLoop) => async () => {
    tree.open()
    try {
      return await measured(name, () => remove(tree.root, hours))
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
    bench.say({ name: figure, value: median(seconds), unit: 's', note })
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
    bench.say({ name: figure, value: median(each), unit: '×', goal: { most }, judged: true, note })
  }
}
