import type { Database } from '../db/database.ts'

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
  }
}
