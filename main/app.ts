import { createApi } from './api/api.ts'
import { createArrivals } from './arrivals/arrivals.ts'
import { createAudit } from './audit/audit.ts'
import type { Caller } from './caller.ts'
import { createBadges } from './badges/badges.ts'
import { createCategories } from './categories/categories.ts'
import { createClockGuard } from './clock/clock.ts'
import { createDashboard } from './dashboard/dashboard.ts'
import { createBallast } from './db/ballast.ts'
import { createDeliveries } from './deliveries/deliveries.ts'
import { createDocuments } from './documents/documents.ts'
import { createDevices } from './devices/devices.ts'
import { createExports } from './exports/exports.ts'
import { createFootage } from './footage/footage.ts'
import { createHelpCalls } from './help-calls/help-calls.ts'
import { createHouse } from './house/house.ts'
import { createHosts } from './hosts/hosts.ts'
import { createHoldRegister } from './incidents/hold-register.ts'
import { createIncidents } from './incidents/incidents.ts'
import { createInvitationSettings } from './invitations/invitation-settings.ts'
import { createInvitations } from './invitations/invitations.ts'
import { createJobs } from './jobs.ts'
import { createLanguages } from './offered-languages/offered-languages.ts'
import { createLook } from './look/look.ts'
import { createMessages } from './messages/messages.ts'
import { createOffice } from './office/office.ts'
import { createPasses } from './passes/passes.ts'
import { createPresence } from './presence/presence.ts'
import { createPrivacy } from './privacy/privacy.ts'
import { createRollCalls } from './rollcall/rollcall.ts'
import type { Services } from './services.ts'
import { createQuestions } from './questions/questions.ts'
import { createSettings } from './settings/settings.ts'
import { createSetup } from './setup/setup.ts'
import { createStaff } from './staff/staff.ts'
import { createTokens } from './tokens/tokens.ts'
import { createVisits, type Visits } from './visits/visits.ts'
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
  const tokens = createTokens(world, { audit })
  const messages = createMessages(world, { audit, office })
  const clock = createClockGuard(world, { audit })
  const staff = createStaff(world, { audit, office })
  const devices = createDevices(world, { audit })
  const calls = createHelpCalls(world, { audit, office, staff })
  const look = createLook(world, { audit })
  const hosts = createHosts(world, { audit })
  const arrivals = createArrivals(world, { audit, office, hosts, messages, tokens })
  const house = createHouse(world, { audit })
  const presence = createPresence(world, { audit, office, hosts, house })
  const deliveries = createDeliveries(world, { audit, office, hosts, house, messages })
  const rollcall = createRollCalls(world, { audit, office, house })
  const categories = createCategories(world, { audit })
  const standing: Visits['standing'] = (visitId) => visits.standing(visitId)
  const documents = createDocuments(world, { audit, office, messages, visits: { standing } })
  const questions = createQuestions(world, { audit, categories, office, documents })
  const privacy = createPrivacy(world, { audit, office })
  const languages = createLanguages(world, { audit, office, privacy })
  const settings = createSettings(world, { audit, office, privacy })
  const footage = createFootage(world, { audit, office, holds, clock, exports })
  const invitationSettings = createInvitationSettings(world, { audit })
  const invitationPorts = {
    audit,
    office,
    categories,
    tokens,
    settings: invitationSettings,
    messages,
    visits: { standing },
  }
  const passes = createPasses(world, invitationPorts)
  const invitations = createInvitations(world, { ...invitationPorts, hosts, passes })
  const visits: Visits = createVisits(world, {
    audit,
    office,
    holds,
    exports,
    hosts,
    categories,
    questions,
    documents,
    privacy,
    arrivals,
    invitations,
    passes,
  })
  const badges = createBadges(world, { audit, office, look })
  const keeping = createIncidents(world, { audit, clock, office, register: footage.register, visits })
  const jobs = createJobs(world, {
    office,
    clock,
    footage,
    incidents: keeping,
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
  const dashboard = createDashboard(world, { office, jobs })
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
  const api = createApi(world, { audit, office, staff, devices, exports, services, look, screensFolder })

  return {
    fetch: (request: Request): Response | Promise<Response> => api.fetch(request),
    services,
    jobs,
    audit,
    /** Settles what a crash left, begins to watch the sources, and says the set-up code while there is no office. */
    async start(): Promise<void> {
      await createBallast(world.dataFolder).withRoom(async () => {
        await footage.sweeps.recover()
        if (office.find()) await footage.sources.start()
      })
      setup.announce()
    },
    /** Says that a person has reconciled the holds after a restore; answers how many sources waited for it. */
    reconcile: (caller: Caller): Promise<number> => footage.sources.reconcile(caller),
    /** Ends what is under way at its next safe place. */
    async close(): Promise<void> {
      const stopped = jobs.stop()
      await footage.close()
      await stopped
    },
  }
}
