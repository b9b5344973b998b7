import type { Audit } from '../audit/audit.ts'
import type { Categories } from '../categories/categories.ts'
import type { Exports } from '../exports/exports.ts'
import type { HoldPredicate } from '../hold-predicate.ts'
import type { Hosts } from '../hosts/hosts.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { Privacy } from '../privacy/privacy.ts'
import type { Questions } from '../questions/questions.ts'
import type { World } from '../world.ts'

/** What visits ask of the other nouns. */
export type VisitPorts = {
  audit: Audit
  office: OfficeRegister
  holds: HoldPredicate
  exports: Exports
  hosts: Pick<Hosts, 'find'>
  categories: Pick<Categories, 'find'>
  questions: Pick<Questions, 'askedBy' | 'find' | 'removedOn'>
  privacy: Pick<Privacy, 'isInForce'>
}
export type VisitWorld = Pick<World, 'db' | 'clock' | 'events'>
