import { minute, nextLocalClock } from '../shared/time.ts'
import type { Alarms } from './alarms/alarms.ts'
import type { Arrivals } from './arrivals/arrivals.ts'
import { machine } from './caller.ts'
import type { ClockGuard } from './clock/clock.ts'
import type { Deliveries } from './deliveries/deliveries.ts'
import type { Footage } from './footage/footage.ts'
import type { HelpCalls } from './help-calls/help-calls.ts'
import type { House } from './house/house.ts'
import type { HoldReviews } from './incidents/hold-reviews.ts'
import type { Incidents } from './incidents/incidents.ts'
import type { Invitations } from './invitations/invitations.ts'
import type { LastRun } from './job-store.ts'
import type { Messages } from './messages/messages.ts'
import type { Office, OfficeRegister } from './office/office.ts'
import type { Passes } from './passes/passes.ts'
import type { Presence } from './presence/presence.ts'
import type { RollCalls } from './rollcall/rollcall.ts'
import { createThrottle } from './throttle/throttle.ts'
import type { Visits } from './visits/visits.ts'
import type { World } from './world.ts'

export type Counts = Record<string, number>
export type Job = {
  name: string
  /** Jobs of one lane follow one another. */
  lane: Lane
  /** When it is due next, given its last run that finished. A time that has passed (power-off) is due now. */
  nextAt(last: LastRun | undefined, office: Office): number
  run(): Counts | Promise<Counts>
}

export const lanes = ['footage', 'vault', 'messages', 'other'] as const
type Lane = (typeof lanes)[number]
export type JobParts = {
  office: OfficeRegister
  alarms: Alarms
  clock: ClockGuard
  footage: Footage
  incidents: Pick<Incidents, 'nextReleaseAt' | 'releaseDue'>
  reviews: HoldReviews
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
}

/** Nightly, a little after midnight: what was promised to leave on this date leaves. */
const removalsAt = '00:10'
/** Before recipients start their day. */
const remindersAt = '08:30'
/** What footage is read for, or removed by, before anybody takes its digests; and for how long these are taken at a time. */
const urgent = ['footage-scan', 'footage-sweep', 'vault']
const digestsMs = 50_000

/** Every job with its time. `isUnderWay` of a job by its name; `isStopping` once nothing more is to begin. */
export function listJobs(
  world: World,
  parts: JobParts,
  { isUnderWay, isStopping }: { isUnderWay: (name: string) => boolean; isStopping: () => boolean },
): Job[] {
  const { clock, footage, visits, calls, house, presence, deliveries, rollcall, messages, arrivals } = parts
  const { alarms, incidents, invitations, passes, reviews } = parts
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
    lane: 'other',
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

  return [
    {
      name: 'footage-scan',
      lane: 'footage',
      nextAt: (last) => every(5 * minute, last),
      run: () => footage.sources.scanAll(machine),
    },
    {
      name: 'footage-sweep',
      lane: 'footage',
      nextAt: (last, here) => retried(here.sweepAt, last, here),
      run: async () => {
        const { outcome, removed, held, pardoned } = await footage.sweeps.run(machine)
        return { removed, held, pardoned, unfinished: outcome === 'complete' || outcome === 'braked' ? 0 : 1 }
      },
    },
    {
      name: 'vault',
      lane: 'vault',
      nextAt: (last) => (footage.vault.hasWork() ? every(minute, last) : Infinity),
      run: () => footage.vault.run(),
    },
    {
      name: 'digests',
      lane: 'vault',
      nextAt: (last) => Math.max(footage.digests.nextAt() ?? Infinity, every(minute, last)),
      run: () => footage.digests.run(digestsMs, () => isStopping() || urgent.some(isUnderWay)),
    },
    {
      name: 'hold-release',
      lane: 'other',
      // A clock in doubt releases nothing: it is asked again a little later.
      nextAt: (last) => Math.max(incidents.nextReleaseAt() ?? Infinity, every(5 * minute, last)),
      run: () => incidents.releaseDue(machine),
    },
    byTrustedClock(
      'hold-reviews',
      () => remindersAt,
      () => reviews.remind(machine),
    ),
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
      lane: 'other',
      nextAt: (last) => every(15 * minute, last),
      run: () => alarms.check(machine),
    },
    {
      name: 'clock-evidence',
      lane: 'other',
      nextAt: (last) => every(5 * minute, last),
      run: async () => {
        await clock.gather(footage.sources.newestElsewhere())
        return { trusted: Number(clock.trusted()) }
      },
    },
    {
      name: 'messages-send',
      lane: 'messages',
      nextAt: () => messages.nextDueAt() ?? Infinity,
      run: () => messages.send(machine),
    },
    removal('messages-removal', () => messages.removeOld(machine)),
    {
      name: 'arrival-escalation',
      lane: 'other',
      nextAt: () => arrivals.nextEscalationAt() ?? Infinity,
      run: () => arrivals.escalateDue(machine),
    },
    expiry('presence-expiry', () => presence.expireOpen(machine)),
    {
      name: 'delivery-reminder',
      lane: 'other',
      nextAt: (last, here) => daily(remindersAt, last, here),
      run: () => deliveries.remind(machine),
    },
  ]
}
