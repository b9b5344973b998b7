import { useTranslation } from 'react-i18next'
import { directionOf } from '../../shared/languages.ts'
import { inLanguage, languageRead, type Texts } from '../../shared/texts-of.ts'

/** One of the office's own texts in the visitor's language, or marked as the language that it is in. */
export function OfficeText({ texts }: { texts: Texts }) {
  const { i18n } = useTranslation()
  const language = languageRead(texts, i18n.language)
  return (
    <bdi lang={language} dir={directionOf(language)}>
      {inLanguage(texts, language)}
    </bdi>
  )
}
