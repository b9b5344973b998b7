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
import { join } from 'node:path'
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
 * the root looked at twice and each folder that is left put on disk.
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
  for (const folder of foldersOf(hours)) {
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
  const folder = join(bench.folder, 'sweep')
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

/** A day of files, three ways. */
export async function benchSweep(bench: Bench, tree: DayTree, sealed: Sealed, hours: number): Promise<void> {
  const onTree = async (act: () => unknown): Promise<number> => {
    tree.open()
    try {
      const ms = await timed(act)
      if (existsSync(join(tree.root, foldersOf(hours)[0]!, namesOf()[0]!))) throw new Error('a file is left')
      return ms
    } finally {
      tree.close()
    }
  }
  const sweep = async () => {
    tree.open()
    const office = openSweepOffice(bench, tree, sealed)
    try {
      return await timed(() => sweepOnce(office, sealed))
    } finally {
      await office.close()
      tree.close()
    }
  }
  const times = await interleaved(bench.rounds, {
    bare: () => onTree(() => bareLoop(tree.root, hours)),
    safe: () => onTree(() => safeLoop(tree.root, hours)),
    sweep,
  })
  const files = sealed.scanned
  const seconds = (name: keyof typeof times) => median(times[name]) / 1000
  const told = (name: keyof typeof times) => `${spread(times[name].map((ms) => ms / 1000))} s; ${tree.kind}`
  bench.say({ name: 'unlink-bare', value: seconds('bare'), unit: 's', note: `${files} files, ${told('bare')}` })
  bench.say({ name: 'unlink-safe', value: seconds('safe'), unit: 's', note: told('safe') })
  bench.say({ name: 'sweep', value: seconds('sweep'), unit: 's', note: told('sweep') })
  for (const [name, below, most] of [
    ['sweep-to-bare', times.bare, 1.6],
    ['sweep-to-safe', times.safe, 1.25],
  ] as const) {
    const each = ratios(times.sweep, below)
    bench.say({ name, value: median(each), unit: '×', goal: { most }, judged: true, note: spread(each) })
  }
}
