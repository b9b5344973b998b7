import { schedule } from 'node-cron'
import { minute, nextLocalClock } from '../shared/time.ts'
import type { Alarms } from './alarms/alarms.ts'
import type { Arrivals } from './arrivals/arrivals.ts'
import { asAppError } from './api/refusals.ts'
import type { ClockGuard } from './clock/clock.ts'
import { machine } from './caller.ts'
import { isDiskFull } from './db/ballast.ts'
import type { Deliveries } from './deliveries/deliveries.ts'
import type { HelpCalls } from './help-calls/help-calls.ts'
import { createJobStore, type LastRun } from './job-store.ts'
import type { Footage } from './footage/footage.ts'
import { lookAgainMs } from './footage/scans.ts'
import type { House } from './house/house.ts'
import type { Messages } from './messages/messages.ts'
import type { Incidents } from './incidents/incidents.ts'
import type { Invitations } from './invitations/invitations.ts'
import type { Office, OfficeRegister } from './office/office.ts'
import type { Presence } from './presence/presence.ts'
import type { RollCalls } from './rollcall/rollcall.ts'
import type { Visits } from './visits/visits.ts'
import { startPace } from './pace.ts'
import type { Passes } from './passes/passes.ts'
import { createThrottle } from './throttle/throttle.ts'
import type { World } from './world.ts'

type Counts = Record<string, number>
type Job = {
  name: string
  /** When it is due next, given its last run that finished. A time that has passed (power-off) is due now. */
  nextAt(last: LastRun | undefined, office: Office): number
  run(): Counts | Promise<Counts>
}
export type Jobs = ReturnType<typeof createJobs>

/** Nightly, a little after midnight: what was promised to leave on this date leaves. */
const removalsAt = '00:10'

const lanes = ['footage', 'vault', 'messages', 'other'] as const
const laneOf = ({ name }: Job) =>
  name.startsWith('footage-') ? 'footage' : name === 'vault' ? 'vault' : name === 'messages-send' ? 'messages' : 'other'

/** Before recipients start their day. */
const remindersAt = '08:30'

/** What happens by itself: service verbs with a time. Nothing here keeps time; see startTicking. */
export function createJobs(
  world: World,
  parts: {
    office: OfficeRegister
    alarms: Alarms
    clock: ClockGuard
    footage: Footage
    incidents: Pick<Incidents, 'nextReleaseAt' | 'releaseDue'>
    visits: Visits
    invitations: Invitations
    passes: Passes
    calls: HelpCalls
    house: House
    presence: Presence
    deliveries: Deliveries
    rollcall: RollCalls
    messages: Messages
    arrivals: Arrivals
  },
) {
  const { office, clock, footage, visits, calls, house, presence, deliveries, rollcall, messages, arrivals } = parts
  const { alarms, incidents, invitations, passes } = parts
  const store = createJobStore(world.db)
  const now = () => world.clock.now()
  /** An office that was set up by a clock that ran ahead waits for nothing: what never ran is due. */
  const daily = (at: string, last: LastRun | undefined, { timeZone, setUpAt }: Office) =>
    nextLocalClock((last?.startedAt ?? (setUpAt <= now() ? setUpAt : 0)) + 1, at, timeZone)
  const every = (ms: number, last: LastRun | undefined) => (last ? last.startedAt + ms : 0)
  /** Daily, but within the hour where the last run failed or could not do all its work: nothing waits for the next night. */
  const retried = (at: string, last: LastRun | undefined, here: Office) =>
    last?.outcome === 'failed' || last?.counts['unfinished'] ? every(60 * minute, last) : daily(at, last, here)
  /** By a clock that is in doubt nothing is removed, of footage or of anything else, and nobody's stay is ended. */
  const byTrustedClock = (name: string, at: (here: Office) => string, act: () => Counts | Promise<Counts>): Job => ({
    name,
    nextAt: (last, here) => retried(at(here), last, here),
    run: async () => (clock.trusted() ? await act() : { unfinished: 1 }),
  })
  const removal = (name: string, remove: () => Counts | Promise<Counts>) =>
    byTrustedClock(name, () => removalsAt, remove)
  /** Each a job of its own: a fault in one keeps no row of another's. */
  const houseRemoval = (name: string, remove: () => number) =>
    removal(name, () => {
      const removed = remove()
      house.emptyLog()
      return { removed }
    })
  const expiry = (name: string, expire: () => Counts) =>
    byTrustedClock(name, ({ openVisitsExpireAt }) => openVisitsExpireAt, expire)

  const jobs: Job[] = [
    {
      name: 'footage-scan',
      nextAt: (last) => every(5 * minute, last),
      run: () => footage.sources.scanAll(machine),
    },
    {
      name: 'footage-sweep',
      nextAt: (last, here) => retried(here.sweepAt, last, here),
      run: async () => {
        const { outcome, removed, held, pardoned } = await footage.sweeps.run(machine)
        return { removed, held, pardoned, unfinished: outcome === 'complete' || outcome === 'braked' ? 0 : 1 }
      },
    },
    {
      name: 'vault',
      nextAt: (last) => (footage.vault.hasWork() ? every(minute, last) : Infinity),
      run: () => footage.vault.run(),
    },
    {
      name: 'hold-release',
      // A clock in doubt releases nothing: it is asked again a little later.
      nextAt: (last) => Math.max(incidents.nextReleaseAt() ?? Infinity, every(5 * minute, last)),
      run: () => incidents.releaseDue(machine),
    },
    removal('gap-explanation-removal', () => footage.removeExplanations(machine)),
    removal('visit-removal', () => visits.removeDue(machine)),
    expiry('visit-expiry', () => visits.expireOpen(machine)),
    removal('help-call-removal', () => calls.removeOld(machine)),
    houseRemoval('delivery-removal', () => deliveries.removeDue(machine)),
    houseRemoval('presence-removal', () => presence.removeDue(machine)),
    houseRemoval('rollcall-removal', () => rollcall.removeDue(machine)),
    removal('invitation-removal', () => {
      const removed = {
        invitations: invitations.removeDue(machine).removed,
        passes: passes.removeDue(machine).removed,
      }
      invitations.emptyLog()
      return removed
    }),
    removal('throttle-removal', () => ({ removed: createThrottle(world).removeQuiet() })),
    {
      name: 'overdue-alarm',
      nextAt: (last) => every(15 * minute, last),
      run: () => alarms.check(machine),
    },
    {
      name: 'clock-evidence',
      nextAt: (last) => every(5 * minute, last),
      run: async () => {
        await clock.gather(footage.sources.newestElsewhere())
        return { trusted: Number(clock.trusted()) }
      },
    },
    {
      name: 'messages-send',
      nextAt: () => messages.nextDueAt() ?? Infinity,
      run: () => messages.send(machine),
    },
    removal('messages-removal', () => messages.removeOld(machine)),
    {
      name: 'arrival-escalation',
      nextAt: () => arrivals.nextEscalationAt() ?? Infinity,
      run: () => arrivals.escalateDue(machine),
    },
    expiry('presence-expiry', () => presence.expireOpen(machine)),
    {
      name: 'delivery-reminder',
      nextAt: (last, here) => daily(remindersAt, last, here),
      run: () => deliveries.remind(machine),
    },
  ]

  const nextAt = (job: Job, here: Office) => job.nextAt(store.findLast(job.name, now()), here)
  const running = new Map<string, Promise<void>>()
  let stopping = false

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
    /** Runs whatever is due now in three lanes: neither a dead mount nor a mail server that hangs holds up anything else. */
    async runDue(): Promise<void> {
      const here = office.find()
      if (!here) return
      const inTurn = async (some: Job[]) => {
        for (const job of some) if (!stopping && nextAt(job, here) <= now()) await runOnce(job)
      }
      await Promise.all(lanes.map((lane) => inTurn(jobs.filter((job) => laneOf(job) === lane))))
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
