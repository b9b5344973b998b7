import type { ReactNode } from 'react'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'

/** A translated sentence with elements in its gaps: names stay isolated, and what a person typed is never markup. */
export function GappedSentence({ text, ...gaps }: { text: string } & Record<string, ReactNode>) {
  const { t } = useTranslation()
  const fence = '\uE000'
  const marks = Object.fromEntries(Object.keys(gaps).map((gap) => [gap, `${fence}${gap}${fence}`]))
  const parts = t(text, marks).split(fence)
  return parts.map((part, at) => <Fragment key={at}>{at % 2 === 1 ? gaps[part] : part}</Fragment>)
}
