import type { Audit } from '../audit/audit.ts'
import type { Categories } from '../categories/categories.ts'
import type { Hosts } from '../hosts/hosts.ts'
import type { Messages } from '../messages/messages.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { Passes } from '../passes/passes.ts'
import type { Tokens } from '../tokens/tokens.ts'
import type { Visits } from '../visits/visits.ts'
import type { World } from '../world.ts'
import type { InvitationSettingsRegister } from './invitation-settings.ts'

/** What invitations ask of the other nouns. */
export type InvitationPorts = {
  audit: Audit
  office: OfficeRegister
  hosts: Pick<Hosts, 'find' | 'follow'>
  categories: Pick<Categories, 'find' | 'list'>
  tokens: Tokens
  settings: InvitationSettingsRegister
  messages: Pick<Messages, 'teach' | 'queue' | 'forget' | 'stateOf' | 'current' | 'linkBase' | 'languageOf'>
  passes: Pick<Passes, 'lookAt' | 'findToken'>
  /** Visits ask for `take`, so they come after invitations: asked when needed. */
  visits: Pick<Visits, 'standing'>
}
export type InvitationWorld = Pick<World, 'db' | 'clock' | 'events'>
