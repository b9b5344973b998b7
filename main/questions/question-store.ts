import { type Selectable, sql } from 'kysely'
import type { Answer } from '../../shared/contract/index.ts'
import type { QuestionKind, SeenBy } from '../../shared/question-kinds.ts'
import type { Texts } from '../../shared/texts-of.ts'
import type { Database } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'

export type NewQuestion = Omit<Answer<'questions', 'list'>[number], 'id' | 'removedOn'> & { position: number }
export type Question = NewQuestion & { id: number; active: boolean }

const asQuestion = (row: Selectable<Tables['question']>): Question => ({
  id: row.id,
  categoryId: row.category_id,
  position: row.position,
  kind: row.kind as QuestionKind,
  wording: JSON.parse(row.wording) as Texts,
  why: JSON.parse(row.why) as Texts,
  required: row.required === 1,
  seenBy: row.seen_by as SeenBy,
  keepDays: row.keep_days,
  choices: JSON.parse(row.choices) as Texts[],
  document:
    row.document_id === null
      ? null
      : { documentId: row.document_id, signed: row.signed === 1, offersCopy: row.offers_copy === 1 },
  active: row.active === 1,
})

export function createQuestionStore(db: Database) {
  const { build } = db
  // Bound, the 1 would have SQLite plan the statement anew at each run, to see whether the partial index serves it.
  const asked = () =>
    build.selectFrom('question').selectAll().where('active', '=', sql.lit(1)).orderBy('category_id').orderBy('position')
  const ofCategory = db.keep<{ categoryId: number }, Selectable<Tables['question']>>((value) =>
    asked().where('category_id', '=', value('categoryId')),
  )
  return {
    listAsked: (): Question[] => db.all(asked()).map(asQuestion),
    listAskedBy: (categoryId: number): Question[] => ofCategory.all({ categoryId }).map(asQuestion),
    /** Also those that are no longer asked. */
    find(id: number): Question | undefined {
      const row = db.find(build.selectFrom('question').selectAll().where('id', '=', id))
      return row && asQuestion(row)
    },
    insert: (question: NewQuestion): number =>
      db.run(
        build.insertInto('question').values({
          category_id: question.categoryId,
          position: question.position,
          kind: question.kind,
          wording: JSON.stringify(question.wording),
          why: JSON.stringify(question.why),
          required: question.required ? 1 : 0,
          seen_by: question.seenBy,
          keep_days: question.keepDays,
          choices: JSON.stringify(question.choices),
          document_id: question.document?.documentId ?? null,
          signed: question.document?.signed ? 1 : 0,
          offers_copy: question.document?.offersCopy ? 1 : 0,
          active: 1,
        }),
      ).lastId,
    markRetired(id: number) {
      db.run(build.updateTable('question').set({ active: 0 }).where('id', '=', id))
    },
    setPosition(id: number, position: number) {
      db.run(build.updateTable('question').set({ position }).where('id', '=', id))
    },
  }
}
