import type { ComponentType } from 'react'
import type { offeredKinds } from '../../../shared/question-kinds.ts'
import type { AnswerFieldProps } from './answer-field.ts'
import { ChoiceAnswer } from './choice-answer.tsx'
import { DateAnswer } from './date-answer.tsx'
import { NumberAnswer, TextAnswer } from './line-answer.tsx'

/** `labelled`: the answer is one field, and the page's title is its label. */
type AnswerField = { Field: ComponentType<AnswerFieldProps>; labelled: boolean }
export type AnsweredKind = (typeof offeredKinds)[number]

/** How each kind of question is answered; a page loads a big one when it is first put (`lazy`). */
export const answerFields: Record<AnsweredKind, AnswerField> = {
  text: { Field: TextAnswer, labelled: true },
  number: { Field: NumberAnswer, labelled: true },
  choice: { Field: ChoiceAnswer, labelled: false },
  'yes-no': { Field: ChoiceAnswer, labelled: false },
  date: { Field: DateAnswer, labelled: false },
}
