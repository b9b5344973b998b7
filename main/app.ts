import { createAlarms } from './alarms/alarms.ts'
import { createApi } from './api/api.ts'
import { createAudit } from './audit/audit.ts'
import type { Caller } from './caller.ts'
import { createBadges } from './badges/badges.ts'
import { createClockGuard } from './clock/clock.ts'
import { createDashboard } from './dashboard/dashboard.ts'
import { createBallast } from './db/ballast.ts'
import { createDevices } from './devices/devices.ts'
import { createExports } from './exports/exports.ts'
import { createFootage } from './footage/footage.ts'
import { createHelpCalls } from './help-calls/help-calls.ts'
import { createHoldRegister } from './incidents/hold-register.ts'
import { createHoldReviews } from './incidents/hold-reviews.ts'
import { createIncidents } from './incidents/incidents.ts'
import { createJobs } from './jobs.ts'
import { createLook } from './look/look.ts'
import { createOffice } from './office/office.ts'
import type { Services } from './services.ts'
import { createSetup } from './setup/setup.ts'
import { createStaff } from './staff/staff.ts'
import { createVisitorNouns } from './visitor-nouns.ts'
import type { World } from './world.ts'

export type App = ReturnType<typeof createApp>

/**
 * The whole core: every request of every door is one `fetch`. It opens no socket, keeps no timer and knows no Electron.
 * `screensFolder` holds the built pages.
 */
export function createApp(world: World, { screensFolder }: { screensFolder: string }) {
  const audit = createAudit(world)
  const office = createOffice(world)
  const holds = createHoldRegister(world)
  const exports = createExports(world)
  const nouns = createVisitorNouns(world, { audit, office, holds, exports })
  const { arrivals, categories, deliveries, documents, hosts, house, invitations, languages, messages } = nouns
  const { passes, presence, privacy, questions, rollcall, settings, visits } = nouns
  const clock = createClockGuard(world, { audit })
  const staff = createStaff(world, { audit, office })
  const devices = createDevices(world, { audit })
  const calls = createHelpCalls(world, { audit, office, staff })
  const look = createLook(world, { audit })
  const footage = createFootage(world, { audit, office, holds, clock, exports })
  const badges = createBadges(world, { audit, office, look })
  const keeping = createIncidents(world, { audit, clock, office, register: footage.register, visits })
  const reviews = createHoldReviews(world, { audit, office, messages })
  const alarms = createAlarms(world, { audit, office, messages, footage })
  const jobs = createJobs(world, {
    office,
    alarms,
    clock,
    footage,
    incidents: keeping,
    reviews,
    visits,
    messages,
    arrivals,
    calls,
    house,
    presence,
    deliveries,
    rollcall,
    invitations,
    passes,
  })
  const dashboard = createDashboard(world, { office, alarms, jobs, vaultAwaySince: footage.vault.awaySince })
  const setup = createSetup(world, {
    audit,
    office,
    staff,
    devices,
    privacy,
    categories,
    questions,
    sources: footage.sources,
  })

  const services: Services = {
    setup,
    staff,
    devices,
    audit,
    hosts,
    categories,
    questions,
    privacy,
    languages,
    visits,
    sources: footage.sources,
    cameras: footage.cameras,
    coverage: footage.coverage,
    incidents: keeping.incidents,
    holds: keeping.holds,
    sweeps: footage.sweeps,
    clock,
    settings,
    dashboard,
    messages,
    arrivals,
    house,
    presence,
    deliveries,
    rollcall,
    calls,
    look,
    invitations,
    passes,
    badges,
    documents,
  }
  const api = createApi(world, { audit, office, staff, devices, exports, services, look, clock, screensFolder })

  return {
    fetch: (request: Request): Response | Promise<Response> => api.fetch(request),
    services,
    jobs,
    audit,
    /** Settles what a crash left, begins to watch the sources, and says the set-up code while there is no office. */
    async start(): Promise<void> {
      setup.announce()
      await clock.gather(footage.sources.newestElsewhere())
      await createBallast(world.dataFolder).withRoom(async () => {
        await footage.sweeps.recover()
        if (office.find()) await footage.sources.start()
      })
    },
    /** Says that a person has reconciled the holds after a restore; answers how many sources waited for it. */
    reconcile: (caller: Caller): Promise<number> => footage.sources.reconcile(caller),
    /** Of a vault that a person says is lost for good. */
    lostVault: {
      isLost: footage.vault.isLost,
      countCopies: footage.vault.countSafe,
      beginAnew: footage.vault.beginAnew,
    },
    /** Ends what is under way at its next safe place. */
    async close(): Promise<void> {
      const stopped = jobs.stop()
      await footage.close()
      await stopped
    },
  }
}
