import { readAnswer } from '../../shared/answer-rules.ts'
import type { GivenAnswer } from '../../shared/contract/questions.ts'
import { readAcceptance } from '../../shared/document-rules.ts'
import { AppError } from '../../shared/errors.ts'
import type { Question } from '../questions/questions.ts'
import { readData } from './answer-data-rules.ts'
import { type AnswerRecord, createAnswerStore } from './answer-store.ts'
import type { VisitPorts, VisitWorld } from './visit-ports.ts'

type Stay = { categoryId: number; signedInOn: string; removedOn: string }

/** What visitors answer to the questions of their category. */
export function createVisitAnswers(
  world: VisitWorld,
  { questions, documents }: Pick<VisitPorts, 'questions' | 'documents'>,
) {
  const store = createAnswerStore(world.db)

  function read(question: Question, given: GivenAnswer | undefined): Omit<AnswerRecord, 'removedOn'> | string {
    const answer = readAnswer(question, given)
    if ('problem' in answer) return `answer-${answer.problem}`
    if (answer.text === '' && !given?.data) return { questionId: question.id, text: '', data: null }
    if (question.document) refuseOtherWording(question.id, question.document.documentId, answer.text)
    const data = readData(question.kind, given?.data ? Buffer.from(given.data, 'base64') : null)
    if (data === undefined) return 'answer-broken'
    return { questionId: question.id, text: answer.text, data }
  }

  /** What was accepted is what stands today: else it is read anew. */
  function refuseOtherWording(questionId: number, documentId: number, text: string): void {
    const read = readAcceptance(text)
    if (read && documents.isInForce(documentId, read)) return
    throw refusal('conflict', 'document-changed', [[questionId, 'document-changed']])
  }

  return {
    /**
     * Answers as they will be kept, inside the sign-in's transaction. Refuses per question (`answers.<id>`):
     * `questions-changed` where one is answered that this category does not ask, `check-fields` where one is wrong or
     * misses, `document-changed` where another wording stands than was accepted. What was left empty is not kept.
     */
    check(given: GivenAnswer[], { categoryId, signedInOn, removedOn }: Stay): AnswerRecord[] {
      const asked = questions.askedBy(categoryId)
      const unasked = given.filter(({ questionId }) => !asked.some(({ id }) => id === questionId))
      if (unasked.length > 0)
        throw refusal(
          'conflict',
          'questions-changed',
          unasked.map((answer) => [answer.questionId, 'question-gone']),
        )
      const faults: [number, string][] = []
      const kept: AnswerRecord[] = []
      for (const question of asked) {
        const answer = read(
          question,
          given.find(({ questionId }) => questionId === question.id),
        )
        if (typeof answer === 'string') faults.push([question.id, answer])
        else if (answer.text !== '' || answer.data)
          kept.push({ ...answer, removedOn: questions.removedOn(question, signedInOn, removedOn) })
      }
      if (faults.length > 0) throw refusal('invalid', 'check-fields', faults)
      return kept
    },

    /** Keeps them with their visit. */
    keep(visitId: number, answers: AnswerRecord[]) {
      for (const answer of answers) store.insert(visitId, answer)
    },

    listOf: store.listOf,
  }
}

function refusal(code: 'conflict' | 'invalid', key: string, faults: [number, string][]): AppError {
  return new AppError(code, key, {}, Object.fromEntries(faults.map(([id, fault]) => [`answers.${id}`, fault])))
}
