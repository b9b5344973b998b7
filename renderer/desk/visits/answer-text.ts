import type { TFunction } from 'i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { readAcceptance } from '../../../shared/document-rules.ts'
import { isLanguage, languageNames } from '../../../shared/languages.ts'
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
    case 'photo':
      return ''
    case 'document':
      return acceptedText(text, t)
    case 'date':
      return longDate(text, zone)
    default:
      return text
  }
}

/** Which wording was accepted, and by what name where that was typed. */
function acceptedText(text: string, t: TFunction): string {
  const accepted = readAcceptance(text)
  if (!accepted) return text
  const { version, language, typedName } = accepted
  const named = t('visit.accepted', { version, language: isLanguage(language) ? languageNames[language] : language })
  return typedName ? `${named} · ${typedName}` : named
}
