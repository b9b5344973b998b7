import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { type Given, readAnswer } from '../../shared/answer-rules.ts'
import { longDate } from '../ui/dates.ts'
import type { OwnQuestion } from './flow-rules.ts'
import { OfficeText } from './office-text.tsx'

export type Reader = { t: TFunction; language: string; timeZone: string }

/** An answer as the check page shows it; nothing where the question was left empty. */
export function answerShown(question: OwnQuestion, given: Given | undefined, reader: Reader): ReactNode {
  const read = readAnswer(question, given)
  if ('problem' in read || read.text === '') return ''
  switch (question.kind) {
    case 'choice':
      return <OfficeText texts={question.choices[Number(read.text)]!} />
    case 'yes-no':
      return reader.t(`kiosk.question.${read.text}`)
    case 'date':
      return longDate(read.text, reader.timeZone, reader.language)
    default:
      return read.text
  }
}
