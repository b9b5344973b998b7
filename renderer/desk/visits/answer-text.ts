import type { TFunction } from 'i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { inLanguage } from '../../../shared/texts-of.ts'
import { longDate } from '../../ui/dates.ts'

export type SeenAnswer = Answer<'visits', 'get'>['answers'][number]

/** An answer in the desk's English; what its text holds by kind stands in shared/answer-rules.ts. */
export function answerText({ kind, text, choices }: SeenAnswer, t: TFunction, zone: string): string {
  if (text === null) return ''
  switch (kind) {
    case 'choice':
      return inLanguage(choices[Number(text)] ?? {}, 'en')
    case 'yes-no':
      return t(`visit.${text}`)
    case 'date':
      return longDate(text, zone)
    default:
      return text
  }
}
