import { AppError } from '../../shared/errors.ts'
import { addDays } from '../../shared/time.ts'
import type { Audit } from '../audit/audit.ts'
import type { Categories } from '../categories/categories.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { Services } from '../services.ts'
import type { World } from '../world.ts'
import { createQuestionStore, type Question } from './question-store.ts'
import { starterQuestions } from './starter-questions.ts'

export type { Question } from './question-store.ts'
export type Questions = ReturnType<typeof createQuestions>
type Ports = {
  audit: Audit
  categories: Pick<Categories, 'find'>
  office: Pick<OfficeRegister, 'todayOn' | 'removedOn'>
  documents: { isThere(documentId: number): boolean }
}

/** What each category asks of its visitors besides name, company and host. */
export function createQuestions(world: Pick<World, 'db' | 'events'>, { audit, categories, office, documents }: Ports) {
  const store = createQuestionStore(world.db)
  const changed = () => world.db.afterCommit(() => world.events.changed('settings'))

  function asked(questionId: number): Question {
    const question = store.find(questionId)
    if (!question?.active) throw new AppError('not_found', 'question-not-found')
    return question
  }

  /** Which document a question puts: of its own kind alone, and only one that there is. */
  function documentOf({ kind, document }: { kind: string; document?: Question['document'] | undefined }) {
    const there = document && documents.isThere(document.documentId)
    if (kind === 'document' && !there)
      throw new AppError('invalid', 'check-fields', {}, { document: 'document-needed' })
    return kind === 'document' ? document! : null
  }

  /** The date on which an answer given on `on` is removed: its question's own, never after its visit's. */
  function removedOn({ keepDays }: Pick<Question, 'keepDays'>, on: string, visitRemovedOn: string): string {
    const own = keepDays === null ? visitRemovedOn : addDays(on, keepDays)
    return own < visitRemovedOn ? own : visitRemovedOn
  }

  const verbs = {
    list(_caller, { categoryId }) {
      const todayOn = office.todayOn()
      const visitRemovedOn = office.removedOn(todayOn)
      return (categoryId ? store.listAskedBy(categoryId) : store.listAsked()).map(
        ({ position: _position, active: _active, ...question }) => {
          const own = removedOn(question, todayOn, visitRemovedOn)
          return { ...question, removedOn: own < visitRemovedOn ? own : null }
        },
      )
    },

    add: (caller, input) =>
      world.db.transaction(() => {
        refuseChoices(input)
        if (!categories.find(input.categoryId)) throw new AppError('not_found', 'category-not-found')
        const position = Math.max(-1, ...store.listAskedBy(input.categoryId).map((there) => there.position)) + 1
        const id = store.insert({ ...input, document: documentOf(input), position })
        const detail = { categoryId: input.categoryId }
        audit.record(caller, 'question.added', { subject: 'question', subjectId: id, detail })
        changed()
        return { id }
      }),

    update: (caller, { questionId, ...input }) =>
      world.db.transaction(() => {
        refuseChoices(input)
        const { categoryId, position } = asked(questionId)
        store.markRetired(questionId)
        const id = store.insert({ ...input, document: documentOf(input), categoryId, position })
        const detail = { categoryId, inPlaceOf: questionId }
        audit.record(caller, 'question.changed', { subject: 'question', subjectId: id, detail })
        changed()
        return { id }
      }),

    retire: (caller, { questionId }) =>
      world.db.transaction(() => {
        const { categoryId } = asked(questionId)
        store.markRetired(questionId)
        audit.record(caller, 'question.retired', { subject: 'question', subjectId: questionId, detail: { categoryId } })
        changed()
        return {}
      }),

    reorder: (caller, { categoryId, questionIds }) =>
      world.db.transaction(() => {
        const there = store.listAskedBy(categoryId).map(({ id }) => id)
        const same = there.length === questionIds.length && there.every((id) => questionIds.includes(id))
        if (!same) throw new AppError('conflict', 'questions-changed')
        for (const [position, id] of questionIds.entries()) store.setPosition(id, position)
        audit.record(caller, 'questions.reordered', { subject: 'category', subjectId: categoryId })
        changed()
        return {}
      }),
  } satisfies Services['questions']

  return {
    ...verbs,
    /** What a category asks now, in order. */
    askedBy: store.listAskedBy,
    /** One question, asked or retired: what an answer answered. */
    find: store.find,
    removedOn,
    /** Gives a new office's categories their first questions, inside set-up's transaction. */
    createStarters(categoryIds: ReadonlyMap<string, number>) {
      for (const [key, categoryId] of categoryIds)
        for (const [position, question] of starterQuestions(key).entries())
          store.insert({ ...question, categoryId, position })
    },
  }
}

function refuseChoices({ kind, choices }: Pick<Question, 'kind' | 'choices'>): void {
  const enough = kind === 'choice' ? choices.length >= 2 : choices.length === 0
  if (!enough) throw new AppError('invalid', 'check-fields', {}, { choices: 'choices-needed' })
}
