import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, openSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { atConsole, type Caller } from '../../main/caller.ts'
import type { BenchOffice } from './bench-office.ts'
import { openOffice } from './bench-office.ts'
import { openSweepOffice, sweepOnce } from './bench-sweep.ts'
import type { DayTree } from './day-tree.ts'
import { type Bench, interleaved, median, quantile, ratios, spread, timed } from './figures.ts'

const visitor: Caller = { ...atConsole, kind: 'visitor' }
/** What a sign-in of a few rows and a few indexes writes at the least. */
const least = Buffer.alloc(24 * 1024, 1)
const few = 20

/** What a visitor's tablet calls, without its wire; each time another name. */
function readySignIn(office: BenchOffice): () => void {
  const { world, privacy, categories, visits } = office
  world.db.transaction(() => {
    privacy.publish()
    categories.createDefaults()
  })
  const notice = privacy.notice(visitor, { language: 'en' }) as { version: number; language: string; sha256: string }
  const category = world.db.prepare('SELECT id, asks_host FROM category WHERE is_default = 1').get() as { id: number }
  let turn = 0
  return () => {
    turn += 1
    void visits.signIn(visitor, {
      name: `${['Ada', 'Bo', 'Cleo', 'Dai', 'Eve', 'Finn', 'Gus'][turn % 7]} ${(turn * 7919) % 10_007}`,
      company: `Company ${turn % 97}`,
      hostText: 'Somebody',
      categoryId: category.id,
      noticeVersion: notice.version,
      noticeLanguage: notice.language,
      noticeSha256: notice.sha256,
      attemptId: randomUUID(),
    })
  }
}

/** A sign-in, durable when it answers, beside the same disk told to keep 24 KiB. */
export async function benchSignIn(bench: Bench): Promise<void> {
  const office = openOffice(join(bench.folder, 'sign-in'))
  const signIn = readySignIn(office)
  const bare = openSync(join(bench.folder, 'bare'), 'w')
  const bytes = bytesOf(office, signIn)
  const same = Buffer.alloc(bytes, 1)
  const each = bench.quick ? 100 : 300
  const medianOf = (act: () => void) => {
    const ms: number[] = []
    for (let at = 0; at < each; at += 1) {
      const from = performance.now()
      act()
      ms.push(performance.now() - from)
    }
    all.push(ms)
    return median(ms)
  }
  const all: number[][] = []
  const append = (what: Buffer) => () =>
    medianOf(() => {
      writeSync(bare, what)
      fsyncSync(bare)
    })
  medianOf(signIn)
  all.length = 0
  const times = await interleaved(bench.rounds + 2, {
    fsync: append(least),
    signIn: () => medianOf(signIn),
    fsyncSame: append(same),
  })
  closeSync(bare)
  await office.close()
  const p99 = (start: number) => quantile(all.filter((_, at) => at % 3 === start).flat(), 0.99)
  const ofRound = ratios(times.signIn, times.fsync)
  bench.say({
    name: 'fsync-p50',
    value: median(times.fsync),
    unit: 'ms',
    note: `p99 ${p99(0).toFixed(2)}; ${spread(times.fsync)}`,
  })
  bench.say({
    name: 'sign-in-p50',
    value: median(times.signIn),
    unit: 'ms',
    note: `p99 ${p99(1).toFixed(2)}; ${spread(times.signIn)}`,
  })
  bench.say({
    name: 'sign-in-to-fsync',
    value: median(ofRound),
    unit: '×',
    goal: { most: 2.5 },
    judged: true,
    note: spread(ofRound),
  })
  const sameRatio = ratios(times.signIn, times.fsyncSame)
  const note = `${spread(sameRatio)}; ${Math.round(bytes / 1024)} KiB of log each`
  bench.say({ name: 'sign-in-to-its-bytes', value: median(sameRatio), unit: '×', note })
}

/** How much one sign-in adds to the register's log. */
function bytesOf({ file, world }: BenchOffice, signIn: () => void): number {
  world.db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all()
  for (let at = 0; at < few; at += 1) signIn()
  return Math.ceil(statSync(`${file}-wal`).size / few)
}

/** Sign-ins that arrive every few milliseconds while a day is swept: from when each was due until it answered. */
export async function benchSignInWhileSweeping(bench: Bench, tree: DayTree, sealed: { file: string; scanned: number }) {
  tree.open()
  const office = openSweepOffice(bench, tree, sealed)
  const signIn = readySignIn(office)
  signIn()
  const ms: number[] = []
  let swept = false
  const ticks = (async () => {
    while (!swept) {
      const dueAt = performance.now() + 5
      await wait(5)
      signIn()
      ms.push(performance.now() - dueAt)
    }
  })()
  const took = await timed(() => sweepOnce(office, sealed))
  swept = true
  await ticks
  await office.close()
  tree.close()
  const note = `p50 ${median(ms).toFixed(2)}, most ${Math.max(...ms).toFixed(1)}; ${ms.length} sign-ins in ${(took / 1000).toFixed(1)} s`
  bench.say({ name: 'sign-in-p99-sweeping', value: quantile(ms, 0.99), unit: 'ms', goal: { most: 20 }, note })
}
