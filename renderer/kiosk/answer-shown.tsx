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
  if ('problem' in read) return ''
  if (given?.data && question.kind === 'photo') return reader.t('kiosk.photo.taken')
  if (given?.data && question.kind === 'signature') return reader.t('kiosk.signature.done')
  if (read.text === '') return ''
  switch (question.kind) {
    case 'choice':
      return <OfficeText texts={question.choices[Number(read.text)]!} />
    case 'yes-no':
      return reader.t(`kiosk.question.${read.text}`)
    case 'document':
      return reader.t(question.document?.signed ? 'kiosk.document.signed' : 'kiosk.document.accepted')
    case 'date':
      return longDate(read.text, reader.timeZone, reader.language)
    default:
      return read.text
  }
}
