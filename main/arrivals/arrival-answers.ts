import type { HostAnswer } from '../../shared/contract/arrivals.ts'
import type { Answer } from '../../shared/contract/index.ts'
import { AppError } from '../../shared/errors.ts'
import { firstName } from '../../shared/fold.ts'
import { minute } from '../../shared/time.ts'
import type { Audit } from '../audit/audit.ts'
import type { Caller } from '../caller.ts'
import type { Services } from '../services.ts'
import { createThrottle } from '../throttle/throttle.ts'
import type { World } from '../world.ts'
import type { ArrivalPorts } from './arrival-messages.ts'
import type { Told } from './arrival-rules.ts'
import type { ArrivalRow, ArrivedVisit, createArrivalStore } from './arrival-store.ts'

type Doing = {
  store: ReturnType<typeof createArrivalStore>
  escalate(caller: Caller, visitId: number, hostId: number | null, why: 'wrong-person'): void
  changed(): void
}
type Linked = { arrival: ArrivalRow; visit: ArrivedVisit; as: Told; hostId: number }

/** Wrong links from anywhere: a link cannot be guessed, so this only bounds what strangers can make us write. */
const wrongLinks = { key: 'answer-link', free: 30, forgetAfter: minute }

/** What a host says by the link that they were sent: no sign-in, no device, a signature instead. */
export function createAnswers(
  world: Pick<World, 'db' | 'clock'>,
  { audit, office, hosts, messages, tokens }: ArrivalPorts & { audit: Audit },
  { store, escalate, changed }: Doing,
) {
  const throttle = createThrottle(world)

  /** Who a link speaks for: the host, or who is their delegate today. Whoever was before answers no more. */
  function roleOf(hostId: number, visitedId: number | null): Told | undefined {
    if (hostId === visitedId) return 'host'
    const visited = visitedId === null ? undefined : hosts.find(visitedId)
    return visited?.delegateId === hostId ? 'delegate' : undefined
  }

  /** Refuses `link-not-good` alike for a forged link, an old one, and one of a visitor who has left or was removed. */
  function linked(token: string): Linked {
    const said = tokens.read<{ v: number; h: number }>('answer', token)
    const visit = said ? store.findVisit(said.v) : undefined
    const arrival = said ? store.find(said.v) : undefined
    const as = said && visit && roleOf(said.h, visit.hostId)
    if (as && visit.endedAt === null && arrival && hosts.find(said.h)?.active) {
      return { arrival, visit, as, hostId: said.h }
    }
    throttle.count([wrongLinks])
    throw new AppError('not_found', 'link-not-good')
  }

  function viewOf({ arrival, visit, as, hostId }: Linked): Answer<'arrivals', 'look'> {
    const { organisation, timeZone } = office.current()
    return {
      organisation,
      timeZone,
      language: messages.languageOf(hosts.find(hostId)),
      visitor: firstName(visit.name),
      company: visit.company,
      since: visit.signedInAt,
      answer: arrival.answer,
      answeredAt: arrival.answeredAt,
      mine: arrival.answeredBy === as,
      inPerson: arrival.toldBy === 'person',
    }
  }

  return {
    look: (_caller, { token }) => viewOf(linked(token)),

    /** The first answer counts; whoever answers later is shown it. */
    answer(caller, { token, answer }) {
      linked(token)
      return world.db.transaction(() => {
        const found = linked(token)
        if (found.arrival.answer !== null) return viewOf(found)
        settleAnswer(caller, found, answer)
        return viewOf(linked(token))
      })
    },
  } satisfies Pick<Services['arrivals'], 'look' | 'answer'>

  function settleAnswer(caller: Caller, { visit, as, hostId }: Linked, answer: HostAnswer): void {
    store.markAnswered(visit.id, answer, as, world.clock.now())
    const detail = { answer, by: as, hostId }
    audit.record(caller, 'arrival.answered', { subject: 'visit', subjectId: visit.id, detail })
    if (answer === 'wrong-person') escalate(caller, visit.id, visit.hostId, 'wrong-person')
    changed()
  }
}
