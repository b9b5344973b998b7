import type { Arrivals } from '../arrivals/arrivals.ts'
import type { Audit } from '../audit/audit.ts'
import type { Categories } from '../categories/categories.ts'
import type { Exports } from '../exports/exports.ts'
import type { HoldPredicate } from '../hold-predicate.ts'
import type { Hosts } from '../hosts/hosts.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { Privacy } from '../privacy/privacy.ts'
import type { Questions } from '../questions/questions.ts'
import type { Documents } from '../documents/documents.ts'
import type { Caller } from '../caller.ts'
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
  documents: Pick<Documents, 'isInForce'>
  arrivals: Pick<Arrivals, 'begin' | 'screenOf' | 'of'>
  privacy: Pick<Privacy, 'isInForce'>
  invitations?: { take(caller: Caller, token: string, visitId: number): void }
  passes?: { take(token: string, visitId: number): void; removeOfVisit(caller: Caller, visitId: number): void }
}
export type VisitWorld = Pick<World, 'db' | 'clock' | 'events'>
