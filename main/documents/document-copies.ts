import { AppError } from '../../shared/errors.ts'
import { isLanguage } from '../../shared/languages.ts'
import { hour, minute } from '../../shared/time.ts'
import type { Audit } from '../audit/audit.ts'
import type { Caller } from '../caller.ts'
import type { Messages } from '../messages/messages.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { Services } from '../services.ts'
import { createThrottle, forgottenInAnHour } from '../throttle/throttle.ts'
import type { Visits } from '../visits/visits.ts'
import type { World } from '../world.ts'
import { documentLetter } from './document-letter.ts'
import type { createDocumentStore, DocumentRecord } from './document-store.ts'

type Ports = {
  audit: Audit
  office: Pick<OfficeRegister, 'current'>
  messages: Pick<Messages, 'teach' | 'queue' | 'emailIsSetUp'>
  visits: Pick<Visits, 'standing'>
  store: ReturnType<typeof createDocumentStore>
  acceptedBy(visitId: number): DocumentRecord[]
}
type CopyVerbs = Pick<Services['documents'], 'copyOffered' | 'sendCopy'>

/** How long after signing in a copy can be asked for: it is offered on the page that says so. */
const askedWithin = 10 * minute

/** What a visitor accepted, to take along: by e-mail, to an address that is used for this alone. */
export function createDocumentCopies(world: Pick<World, 'db' | 'clock'>, ports: Ports): CopyVerbs {
  const { audit, office, messages, visits, store, acceptedBy } = ports
  const throttle = createThrottle(world)

  /** Guesses are counted by device, and what was right is taken back; who may have a copy has a few, wherever they are. */
  const triesOn = (caller: Caller) => ({
    key: `document-copy:${caller.device?.id ?? 'none'}`,
    free: 10,
    ...forgottenInAnHour,
  })
  const triesOf = (visitId: number) => ({ key: `document-copy-visit:${visitId}`, ...forgottenInAnHour })

  function standingHere(caller: Caller, visitId: number, signOutCode: string): boolean {
    const visit = visits.standing(visitId)
    return (
      visit?.signOutCode === signOutCode &&
      visit.deviceId === (caller.device?.id ?? null) &&
      world.clock.now() - visit.signedInAt < askedWithin
    )
  }

  messages.teach('document-copy', {
    compose({ subjectId }) {
      const copy = subjectId === null ? undefined : store.findCopy(subjectId)
      const documents = copy ? acceptedBy(copy.visitId) : []
      if (!copy || documents.length === 0 || !isLanguage(copy.language)) return null
      return {
        letter: documentLetter({ copy: { ...copy, language: copy.language }, documents, office: office.current() }),
      }
    },
    settled: ({ subjectId }) => void (subjectId !== null && store.removeCopy(subjectId)),
  })

  return {
    copyOffered: (caller, { visitId, signOutCode }) => ({
      offered: messages.emailIsSetUp() && standingHere(caller, visitId, signOutCode) && acceptedBy(visitId).length > 0,
    }),

    sendCopy(caller, { visitId, signOutCode, email, language }) {
      throttle.count([triesOn(caller)])
      if (standingHere(caller, visitId, signOutCode)) throttle.count([triesOf(visitId)])
      return world.db.transaction(() => {
        if (!standingHere(caller, visitId, signOutCode) || acceptedBy(visitId).length === 0)
          throw new AppError('conflict', 'copy-too-late')
        throttle.takeBack(triesOn(caller), 1)
        const subjectId = store.insertCopy(visitId, email, language)
        const key = `document-copy:${subjectId}`
        messages.queue({ key, kind: 'document-copy', channel: 'email', visitId, subjectId, lasts: 6 * hour })
        audit.record(caller, 'document.copy_sent', { subject: 'visit', subjectId: visitId })
        return {}
      })
    },
  }
}
