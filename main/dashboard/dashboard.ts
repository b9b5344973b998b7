import { statfs } from 'node:fs/promises'
import { mayCall } from '../../shared/access.ts'
import type { NeedKind } from '../../shared/contract/office.ts'
import type { OverdueReason } from '../../shared/contract/sweeps.ts'
import { day, localDay, minute } from '../../shared/time.ts'
import type { Alarms } from '../alarms/alarms.ts'
import type { Caller } from '../caller.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { Services } from '../services.ts'
import type { World } from '../world.ts'
import {
  isDiskLow,
  isTold,
  type Need,
  orderNeeds,
  reviewsShownUntil,
  vaultPatience,
  waitsLong,
} from './dashboard-rules.ts'
import { createDashboardStore, type OfIncident, type Waiting } from './dashboard-store.ts'

type Deps = {
  office: OfficeRegister
  alarms: Pick<Alarms, 'open'>
  jobs: { list(): { job: string; nextAt: number | null }[] }
  vaultAwaySince: () => number | null
}

/** The lead hears of a secret that the console replaced for a month. */
const resetsShownFor = 30 * day

/** One need where something waits, else none. */
function need(kind: NeedKind, path: string, { count, since }: Waiting, urgent: boolean, name: string | null = null) {
  return count > 0 ? [{ kind, path, count, since, urgent, name }] : []
}

const pathOf = ({ incidentId }: OfIncident) => `/incidents/${incidentId}`

/** What waits for a person, told only to those whose roles have to do with it. */
export function createDashboard(
  world: Pick<World, 'db' | 'clock' | 'dataFolder' | 'reducedProtection'>,
  { office, alarms, jobs, vaultAwaySince }: Deps,
) {
  const store = createDashboardStore(world.db)

  /** Alarms about footage kept beyond its time, one a source, with the names of the cameras. */
  function overdue(reason: OverdueReason, path: string): Need[] {
    return alarms
      .open()
      .filter((alarm) => alarm.reason === reason)
      .flatMap(({ segments, since, source, cameras }) => {
        const name = source === '' ? null : `${cameras} (${source})`
        return need(`overdue-${reason}`, path, { count: Math.max(1, segments), since }, true, name)
      })
  }

  const found: Record<NeedKind, (staffId: number) => Need[] | Promise<Need[]>> = {
    'key-reduced-protection': () =>
      need('key-reduced-protection', '/needs', { count: Number(world.reducedProtection), since: null }, false),
    'clock-suspect': () => need('clock-suspect', '/sweeps', store.suspectClock(), true),
    brake() {
      const brakes = store.openBrakes()
      return need('brake', '/sweeps', brakes, waitsLong(brakes.since, world.clock.now()))
    },
    'source-problem': () =>
      store
        .listSourceProblems()
        .flatMap(({ name, since }) =>
          need('source-problem', '/sources', { count: 1, since }, waitsLong(since, world.clock.now()), name),
        ),
    'overdue-footage'() {
      const { footageRetentionDays } = office.current()
      const { count, since } = store.overdueFootage(world.clock.now() - (footageRetentionDays + 1) * day)
      const dueSince = since === null ? null : since + footageRetentionDays * day
      // Once what keeps it is known, that is told instead.
      const shown = alarms.open().length === 0 ? count : 0
      return need('overdue-footage', '/sweeps', { count: shown, since: dueSince }, true)
    },
    'overdue-clock': () => overdue('clock', '/sweeps'),
    'overdue-restored': () => overdue('restored', '/sources'),
    'overdue-unreachable': () => overdue('unreachable', '/sources'),
    'overdue-brake': () => overdue('brake', '/sweeps'),
    'overdue-pardoned': () => overdue('pardoned', '/sources'),
    'overdue-unswept': () => overdue('unswept', '/sweeps'),
    'overdue-visits': () =>
      need('overdue-visits', '/log', store.overdueVisits(office.todayOn(), world.clock.now()), true),
    'hold-review'() {
      const todayOn = office.todayOn()
      const { timeZone } = office.current()
      return store.listReviews(reviewsShownUntil(todayOn)).flatMap((review) => {
        const late = review.reviewOn < todayOn
        const since = late ? localDay(review.reviewOn, timeZone).toAt : null
        return need('hold-review', pathOf(review), { count: review.count, since }, late, review.reference)
      })
    },
    'release-asked': (staffId) =>
      store
        .listReleasesAsked(staffId)
        .flatMap((asked) => need('release-asked', pathOf(asked), asked, false, asked.reference)),
    'open-visits': () => need('open-visits', '/reception', store.openVisitsBefore(office.todayOn()), false),
    'console-reset': () =>
      need('console-reset', '/staff', store.consoleResets(world.clock.now() - resetsShownFor), false),
    'held-vanished': () =>
      store.listHeldVanished().flatMap((held) => need('held-vanished', pathOf(held), held, true, held.reference)),
    'vault-away'() {
      const since = vaultAwaySince()
      return need('vault-away', '/needs', { count: Number(since !== null), since }, true)
    },
    'vault-full': () => need('vault-full', '/needs', store.vaultFull(), true),
    'vault-behind': () =>
      need('vault-behind', '/incidents', store.vaultBehind(world.clock.now() - vaultPatience), false),
    async 'disk-low'() {
      const { bavail, blocks, bsize } = await statfs(world.dataFolder)
      const low = isDiskLow({ free: bavail * bsize, total: blocks * bsize })
      return need('disk-low', '/needs', { count: Number(low), since: null }, true)
    },
    'no-source': () => need('no-source', '/sources', { count: Number(!store.hasSource()), since: null }, false),
    'no-host': () => need('no-host', '/hosts', { count: Number(!store.hasHost()), since: null }, false),
    'messages-failing'() {
      const now = world.clock.now()
      return need('messages-failing', '/messages', store.messagesFailing(now - 15 * minute, now - day), false)
    },
    'no-email': () => need('no-email', '/messages', { count: Number(store.tellsNobody()), since: null }, false),
    'time-suspect': () => need('time-suspect', '/sources', store.suspectFootage(), false),
    'refused-access': () => need('refused-access', '/audit', store.refusals(world.clock.now() - day), false),
  }

  async function needsOf({ id, roles }: NonNullable<Caller['staff']>): Promise<Need[]> {
    const kinds = (Object.keys(found) as NeedKind[]).filter((kind) => isTold(kind, roles))
    const needs: Need[] = []
    for (const kind of kinds) needs.push(...(await found[kind](id)))
    return orderNeeds(needs)
  }

  return {
    async get(caller, _input) {
      const staff = caller.staff!
      return {
        needs: await needsOf(staff),
        onSite: mayCall('visits.onSite', staff.roles, null) ? store.onSite() : null,
        jobs: jobs.list().map(({ job, nextAt }) => {
          const last = store.lastRun(job, world.clock.now())
          return { job, nextAt, lastAt: last?.at ?? null, outcome: last?.outcome ?? null }
        }),
      }
    },
  } satisfies Services['dashboard']
}
