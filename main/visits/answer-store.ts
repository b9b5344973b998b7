import type { Database } from '../db/database.ts'
import type { Stay } from './visit-store.ts'

export type AnswerRecord = { questionId: number; text: string; data: Uint8Array | null; removedOn: string }

export function createAnswerStore(db: Database) {
  const { build } = db
  return {
    insert(visitId: number, { questionId, text, data, removedOn }: AnswerRecord) {
      const values = { visit_id: visitId, question_id: questionId, text, data, removed_on: removedOn }
      db.run(build.insertInto('visit_answer').values(values))
    },
    /** In the order of their questions. */
    listOf: (visitId: number): AnswerRecord[] =>
      db.all(
        build
          .selectFrom('visit_answer as a')
          .innerJoin('question as q', 'q.id', 'a.question_id')
          .select(['a.question_id as questionId', 'a.text', 'a.data', 'a.removed_on as removedOn'])
          .where('a.visit_id', '=', visitId)
          .orderBy('q.position')
          .orderBy('q.id'),
      ),
    /** Visits that stay while an answer of theirs is due, in the order of their ids behind `afterVisit`. */
    listVisitsDue: (todayOn: string, afterVisit: number, limit: number): Stay[] =>
      db.all(
        build
          .selectFrom('visit_answer as a')
          .innerJoin('visit as v', 'v.id', 'a.visit_id')
          .select(['v.id', 'v.signed_in_at as signedInAt', 'v.ended_at as endedAt'])
          .distinct()
          .where('a.removed_on', '<=', todayOn)
          .where('v.removed_on', '>', todayOn)
          .where('v.id', '>', afterVisit)
          .orderBy('v.id')
          .limit(limit),
      ),
    /** How many of the visit's answers went. */
    removeDue: (visitId: number, todayOn: string): number =>
      db.run(build.deleteFrom('visit_answer').where('visit_id', '=', visitId).where('removed_on', '<=', todayOn))
        .changes,
  }
}
