import type { Given } from '../../../shared/answer-rules.ts'
import type { OwnQuestion } from '../flow-rules.ts'

/** What the field of every kind of question takes. */
export type AnswerFieldProps = {
  /** Of the first control: where an error leads. */
  id: string
  question: OwnQuestion
  given: Given
  onChange: (given: Given) => void
  error?: string
}
