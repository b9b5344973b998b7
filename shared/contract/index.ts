import type { ContractRouterClient } from '@orpc/contract'
import { arrivalsContract } from './arrivals.ts'
import { badgesContract } from './badges.ts'
import { coverageContract } from './coverage.ts'
import { camerasContract, sourcesContract } from './footage.ts'
import { documentsContract } from './documents.ts'
import { deliveriesContract, houseContract, presenceContract, rollcallContract } from './house.ts'
import { holdsContract, incidentsContract } from './incidents.ts'
import { invitationsContract, passesContract } from './invitations.ts'
import { languagesContract } from './languages.ts'
import { messagesContract } from './messages.ts'
import { dashboardContract, settingsContract } from './office.ts'
import { privacyContract } from './privacy.ts'
import { questionsContract } from './questions.ts'
import { callsContract, lookContract } from './kiosk.ts'
import { setupContract } from './setup.ts'
import { clockContract } from './clock.ts'
import { sweepsContract } from './sweeps.ts'
import { auditContract, devicesContract, staffContract } from './staff.ts'
import { categoriesContract, hostsContract, visitsContract } from './visits.ts'

/** Everything that a screen may ask. Each line is POST /api/<noun>/<verb>; who may call it stands in ../access.ts. */
export const contract = {
  setup: setupContract,
  staff: staffContract,
  devices: devicesContract,
  audit: auditContract,
  hosts: hostsContract,
  categories: categoriesContract,
  questions: questionsContract,
  privacy: privacyContract,
  languages: languagesContract,
  visits: visitsContract,
  sources: sourcesContract,
  cameras: camerasContract,
  coverage: coverageContract,
  incidents: incidentsContract,
  holds: holdsContract,
  sweeps: sweepsContract,
  clock: clockContract,
  settings: settingsContract,
  dashboard: dashboardContract,
  messages: messagesContract,
  arrivals: arrivalsContract,
  invitations: invitationsContract,
  passes: passesContract,
  badges: badgesContract,
  documents: documentsContract,
  calls: callsContract,
  look: lookContract,
  house: houseContract,
  presence: presenceContract,
  deliveries: deliveriesContract,
  rollcall: rollcallContract,
}

export type Contract = typeof contract
export type Client = ContractRouterClient<Contract>
type Calls = { [Noun in keyof Contract]: `${Noun}.${keyof Contract[Noun] & string}` }
/** The name of a call, such as `visits.signIn`. */
export type CallName = Calls[keyof Contract]
/** What a call answers. */
export type Answer<Noun extends keyof Client, Verb extends keyof Client[Noun]> = Client[Noun][Verb] extends (
  ...args: never[]
) => Promise<infer Output>
  ? Output
  : never
