import { readSignature, signaturePath } from '../../shared/signature-rules.ts'
import { AppError } from '../../shared/errors.ts'
import type { Caller } from '../caller.ts'
import type { Services } from '../services.ts'
import type { AnswerRecord } from './answer-store.ts'
import { createVisitAnswers } from './visit-answers.ts'
import { createLogStore, type DetailRecord } from './visit-log-store.ts'
import type { VisitPorts, VisitWorld } from './visit-ports.ts'
import { holdOf, seesAnswer, seesOnlyToday, seesTodaysNames, spanOf } from './visit-rules.ts'

/** One visit with what its visitor answered and how its host was told, to whom each answer is for. */
export function createVisitDetails(world: VisitWorld, ports: VisitPorts) {
  const { audit, office, holds, questions, exports, arrivals } = ports
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

  /** A photo leaves by a ticket, as files do, and is read when it is fetched: not after it has gone. */
  function pictureOf(caller: Caller, visitId: number, questionId: number): string {
    const parts = () =>
      answers.listOf(visitId).flatMap(({ questionId: of, data }) => (of === questionId && data ? [data] : []))
    return exports.issue(caller, { fileName: 'photo.jpg', contentType: 'image/jpeg', parts })
  }

  /** Without what it says where it is not for this caller. */
  function told(caller: Caller, visitId: number, { questionId, text, data, removedOn }: AnswerRecord) {
    const { kind, wording, choices, seenBy } = questions.find(questionId)!
    const facts = { questionId, kind, wording, choices, seenBy, removedOn }
    if (!seesAnswer(seenBy, caller.staff?.roles ?? [])) return { ...facts, text: null, drawn: null, picture: null }
    const signature = data && kind !== 'photo' ? readSignature(new TextDecoder().decode(data)) : undefined
    const drawn = signature ? signaturePath(signature) : null
    return { ...facts, text, drawn, picture: kind === 'photo' ? pictureOf(caller, visitId, questionId) : null }
  }

  return {
    get: (caller, { visitId }) =>
      world.db.transaction(() => {
        const record = store.find(visitId)
        if (!record) throw new AppError('not_found', 'visit-not-found')
        refuseUnlessOpen(caller, record)
        const shown = answers.listOf(visitId).map((answer) => told(caller, visitId, answer))
        const seen = shown.filter(({ text }) => text !== null)
        // Today's visits are reception's daily work; what reception may not see never is anybody's.
        if (caller.purpose('visit-log') || seen.some(({ seenBy }) => seenBy !== 'reception')) {
          const detail = { answers: seen.length }
          audit.record(caller, 'visit.looked_at', { subject: 'visit', subjectId: visitId, detail, task: 'visit-log' })
        }
        const { endedAs, signOutCode: _signOutCode, ...row } = record
        return {
          ...row,
          masked: false,
          state: endedAs ?? 'on-site',
          timeInDoubt: record.timeInDoubt === 1,
          heldBy: heldBy(record),
          answers: shown,
          arrival: arrivals.of(visitId),
        }
      }),
  } satisfies Pick<Services['visits'], 'get'>
}
