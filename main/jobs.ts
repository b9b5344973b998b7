import { schedule } from 'node-cron'
import { asAppError } from './api/refusals.ts'
import { machine } from './caller.ts'
import { isDiskFull } from './db/ballast.ts'
import { lookAgainMs } from './footage/scans.ts'
import { type Counts, type Job, type JobParts, lanes, listJobs } from './job-list.ts'
import { createJobStore } from './job-store.ts'
import type { Office } from './office/office.ts'
import { startPace } from './pace.ts'
import type { World } from './world.ts'

export type Jobs = ReturnType<typeof createJobs>

/** What happens by itself: service verbs with a time. Nothing here keeps time; see startTicking. */
export function createJobs(world: World, parts: JobParts) {
  const { office, clock, footage, messages } = parts
  const store = createJobStore(world.db)
  const now = () => world.clock.now()
  const running = new Map<string, Promise<void>>()
  let stopping = false
  const jobs = listJobs(world, parts, {
    isUnderWay: (name) => running.has(name),
    isStopping: () => stopping,
  })

  const nextAt = (job: Job, here: Office) => job.nextAt(store.findLast(job.name, now()), here)
  async function runOnce(job: Job): Promise<void> {
    if (running.has(job.name)) return
    const run = carryOut(job).finally(() => running.delete(job.name))
    running.set(job.name, run)
    await run
  }
  async function carryOut(job: Job): Promise<void> {
    const startedAt = now()
    let id = orWithoutRow(() => store.insertStarted(job.name, startedAt))
    const finish = (outcome: 'ok' | 'failed', counts: Counts) =>
      orWithoutRow(() => {
        id ??= store.insertStarted(job.name, startedAt)
        store.markFinished(id, now(), outcome, counts)
      })
    try {
      finish('ok', await job.run())
    } catch (error) {
      const { key, params } = asAppError(error, world.log)
      world.log.error({ job: job.name, key, ref: params['ref'] }, 'job failed')
      finish('failed', {})
    }
  }
  /** On a full disk a job runs without its row: it may be the sweep, which makes room, and then the row follows. */
  function orWithoutRow<Result>(write: () => Result): Result | undefined {
    try {
      return write()
    } catch (error) {
      if (!isDiskFull(error)) throw error
      return undefined
    }
  }

  const copyHeld = (): Promise<void> => runOnce(jobs.find(({ name }) => name === 'vault')!)

  /** What waits for nothing has no next time. */
  const whenKnown = (at: number) => (at === Infinity ? null : Math.max(now(), at))

  return {
    /** Every job with its next time, none before set-up. */
    list: (): { job: string; nextAt: number | null }[] => {
      const here = office.find()
      return jobs.map((job) => ({ job: job.name, nextAt: here ? whenKnown(nextAt(job, here)) : null }))
    },
    /** Runs whatever is due now in lanes of their own: neither a dead mount nor a mail server that hangs holds up anything else. */
    async runDue(): Promise<void> {
      const here = office.find()
      if (!here) return
      const inTurn = async (some: Job[]) => {
        for (const job of some) if (!stopping && nextAt(job, here) <= now()) await runOnce(job)
      }
      await Promise.all(lanes.map((lane) => inTurn(jobs.filter((job) => job.lane === lane))))
    },
    /** Begins no more; resolves when those under way have ended and written it down. */
    async stop(): Promise<void> {
      stopping = true
      await messages.stop()
      await Promise.allSettled(running.values())
    },
    sampleClock: () => clock.sample(),
    /** What fails here (a full disk), the register itself does again with a later commit. */
    settleLog(): void {
      try {
        world.db.settleLog()
      } catch (error) {
        world.log.warn({ code: (error as { code?: string }).code }, 'the write-ahead log stays for now')
      }
    },
    /** Sends what is queued as soon as it is; what fails here, the next run of the job finds. Returns a function that ends it. */
    sendAsQueued: (): (() => void) =>
      world.events.listen((topic) => {
        if (topic !== 'messages' || stopping || !office.find()) return
        messages.send(machine).catch((error: unknown) => void asAppError(error, world.log))
      }),
    /** Reads footage as it is written, between scans; what fails here, the next scan finds. Returns a function that ends it. */
    readAsWritten(): () => void {
      const pace = startPace(async () => {
        if (stopping || !office.find()) return lookAgainMs
        try {
          return await footage.sources.readHints()
        } catch (error) {
          world.log.warn({ code: (error as { code?: string }).code }, 'what was seen written could not be read')
          return lookAgainMs
        }
      })
      const stopHearing = footage.sources.onWritten(pace.wake)
      return () => {
        stopHearing()
        pace.stop()
      }
    },
    /** Runs the vault's job now. */
    copyHeld,
    /** What was just held does not wait for the minute. Returns a function that ends it. */
    copyAsHeld: (): (() => void) =>
      world.events.listen((topic) => {
        if (topic === 'incidents' && !stopping && footage.vault.hasNewHolds()) void copyHeld()
      }),
  }
}

/**
 * Looks every minute for what is due, samples the clock every half minute, settles the log every minute; footage is
 * read as it is written, copied as it is held, and messages leave as they are queued. Returns a function that stops all of it.
 */
export function startTicking(jobs: Jobs): () => void {
  const tasks = [
    schedule('* * * * *', () => jobs.runDue()),
    schedule('*/30 * * * * *', () => jobs.sampleClock(), { noOverlap: true }),
    schedule('45 * * * * *', () => jobs.settleLog()),
  ]
  const stops = [jobs.sendAsQueued(), jobs.readAsWritten(), jobs.copyAsHeld()]
  void jobs.runDue()
  return () => {
    for (const stop of stops) stop()
    for (const task of tasks) void task.stop()
  }
}
