import { AppError } from '../../shared/errors.ts'
import type { Role } from '../../shared/contract/words.ts'
import type { Caller } from '../caller.ts'
import type { Services } from '../services.ts'
import type { AnswerRecord } from './answer-store.ts'
import { createVisitAnswers } from './visit-answers.ts'
import { createLogStore, type DetailRecord } from './visit-log-store.ts'
import type { VisitPorts, VisitWorld } from './visit-ports.ts'
import { holdOf, seesAnswer, seesOnlyToday, seesTodaysNames, spanOf } from './visit-rules.ts'

/** One visit with what its visitor answered, to whom each answer is for. */
export function createVisitDetails(world: VisitWorld, ports: VisitPorts) {
  const { audit, office, holds, questions } = ports
  const store = createLogStore(world.db)
  const answers = createVisitAnswers(world, ports)

  /** Refuses as the log does: `today-only` to reception, `purpose-needed` to others; who is on site is as of today. */
  function refuseUnlessOpen(caller: Caller, { signedInOn, endedAt }: DetailRecord): void {
    const roles = caller.staff?.roles ?? []
    const ofToday = endedAt === null || signedInOn === office.todayOn()
    if (ofToday && seesTodaysNames(roles)) return
    if (seesOnlyToday(roles)) throw new AppError('forbidden', 'today-only')
    if (!caller.purpose('visit-log')) throw new AppError('forbidden', 'purpose-needed')
  }

  function heldBy(record: DetailRecord): string | null {
    const now = world.clock.now()
    const { fromAt, toAt } = spanOf([record], now)
    return holdOf(record, holds.ofAny(fromAt, toAt), now)?.reference ?? null
  }

  /** Without its text where it is not for these roles. */
  function told({ questionId, text, removedOn }: AnswerRecord, roles: readonly Role[]) {
    const { kind, wording, choices, seenBy } = questions.find(questionId)!
    return { questionId, kind, wording, choices, seenBy, removedOn, text: seesAnswer(seenBy, roles) ? text : null }
  }

  return {
    get: (caller, { visitId }) =>
      world.db.transaction(() => {
        const record = store.find(visitId)
        if (!record) throw new AppError('not_found', 'visit-not-found')
        refuseUnlessOpen(caller, record)
        const roles = caller.staff?.roles ?? []
        const shown = answers.listOf(visitId).map((answer) => told(answer, roles))
        const seen = shown.filter(({ text }) => text !== null)
        // Today's visits are reception's daily work; what reception may not see never is anybody's.
        if (caller.purpose('visit-log') || seen.some(({ seenBy }) => seenBy !== 'reception')) {
          const detail = { answers: seen.length }
          audit.record(caller, 'visit.looked_at', { subject: 'visit', subjectId: visitId, detail, task: 'visit-log' })
        }
        const { endedAs, signOutCode: _signOutCode, ...row } = record
        return { ...row, masked: false, state: endedAs ?? 'on-site', heldBy: heldBy(record), answers: shown }
      }),
  } satisfies Pick<Services['visits'], 'get'>
}
