import { type ComponentType, lazy } from 'react'
import type { QuestionKind } from '../../../shared/question-kinds.ts'
import type { AnswerFieldProps } from './answer-field.ts'
import { ChoiceAnswer } from './choice-answer.tsx'
import { DateAnswer } from './date-answer.tsx'
import { NumberAnswer, TextAnswer } from './line-answer.tsx'

const SignatureAnswer = lazy(() => import('./signature-answer.tsx').then((m) => ({ default: m.SignatureAnswer })))
const DocumentAnswer = lazy(() => import('./document-answer.tsx').then((m) => ({ default: m.DocumentAnswer })))
const PhotoAnswer = lazy(() => import('./photo-answer.tsx').then((m) => ({ default: m.PhotoAnswer })))

/** `labelled`: the answer is one field, and the page's title is its label. */
type AnswerField = { Field: ComponentType<AnswerFieldProps>; labelled: boolean }

/** How each kind of question is answered; a page loads a big one when it is first put (`lazy`). */
export const answerFields: Record<QuestionKind, AnswerField> = {
  text: { Field: TextAnswer, labelled: true },
  number: { Field: NumberAnswer, labelled: true },
  choice: { Field: ChoiceAnswer, labelled: false },
  'yes-no': { Field: ChoiceAnswer, labelled: false },
  date: { Field: DateAnswer, labelled: false },
  signature: { Field: SignatureAnswer, labelled: false },
  document: { Field: DocumentAnswer, labelled: false },
  photo: { Field: PhotoAnswer, labelled: false },
}
