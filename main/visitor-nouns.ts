import { createArrivals } from './arrivals/arrivals.ts'
import type { Audit } from './audit/audit.ts'
import { createCategories } from './categories/categories.ts'
import { createDeliveries } from './deliveries/deliveries.ts'
import { createDocuments } from './documents/documents.ts'
import type { Exports } from './exports/exports.ts'
import type { HoldPredicate } from './hold-predicate.ts'
import { createHosts } from './hosts/hosts.ts'
import { createHouse } from './house/house.ts'
import { createInvitationSettings } from './invitations/invitation-settings.ts'
import { createInvitations } from './invitations/invitations.ts'
import { createMessages } from './messages/messages.ts'
import type { Patience } from './messages/smtp.ts'
import { createLanguages } from './offered-languages/offered-languages.ts'
import type { OfficeRegister } from './office/office.ts'
import { createPasses } from './passes/passes.ts'
import { createPresence } from './presence/presence.ts'
import { createPrivacy } from './privacy/privacy.ts'
import { createQuestions } from './questions/questions.ts'
import { createRollCalls } from './rollcall/rollcall.ts'
import { createSettings } from './settings/settings.ts'
import { createTokens } from './tokens/tokens.ts'
import { createVisits, type Visits } from './visits/visits.ts'
import type { World } from './world.ts'

type Parts = { audit: Audit; office: OfficeRegister; holds: HoldPredicate; exports: Exports }

/** Everything that knows of visitors and of whom they visit, each noun given the others that it needs. */
export function createVisitorNouns(world: World, { audit, office, holds, exports }: Parts, patience?: Patience) {
  const tokens = createTokens(world, { audit })
  const messages = createMessages(world, { audit, office }, patience)
  const hosts = createHosts(world, { audit })
  const arrivals = createArrivals(world, { audit, office, hosts, messages, tokens })
  const house = createHouse(world, { audit })
  const presence = createPresence(world, { audit, office, hosts, house })
  const deliveries = createDeliveries(world, { audit, office, hosts, house, messages })
  const rollcall = createRollCalls(world, { audit, office, holds, house })
  const categories = createCategories(world, { audit })
  const standing: Visits['standing'] = (visitId) => visits.standing(visitId)
  const documents = createDocuments(world, { audit, office, messages, visits: { standing } })
  const questions = createQuestions(world, { audit, categories, office, documents })
  const privacy = createPrivacy(world, { audit, office })
  const languages = createLanguages(world, { audit, office, privacy })
  const settings = createSettings(world, { audit, office, privacy })
  const expecting = {
    audit,
    office,
    categories,
    tokens,
    messages,
    settings: createInvitationSettings(world, { audit }),
    visits: { standing },
  }
  const passes = createPasses(world, expecting)
  const invitations = createInvitations(world, { ...expecting, hosts, passes })
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
  return {
    tokens,
    messages,
    hosts,
    arrivals,
    house,
    presence,
    deliveries,
    rollcall,
    categories,
    documents,
    questions,
    privacy,
    languages,
    settings,
    passes,
    invitations,
    visits,
  }
}
