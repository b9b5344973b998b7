import { useTranslation } from 'react-i18next'
import { bytesText, countText } from '../../ui/dates.ts'
import { type Definition, DefinitionList } from '../../ui/desk/definition-list.tsx'

export type HoldFactsProps = {
  segments: number
  bytes: number
  visits: number
  vault?: Definition | undefined
  /** Local dates are longer than times: already in words. */
  without?: { value: string; detail: string } | undefined
}

/** Footage, visits, and what would be without the hold. */
export function HoldFacts({ segments, bytes, visits, vault, without }: HoldFactsProps) {
  const { t } = useTranslation()
  return (
    <DefinitionList
      columns
      items={[
        {
          term: t('holds.facts.footage'),
          value: t('holds.facts.segments', { count: segments, number: countText(segments) }),
          detail: bytesText(bytes),
        },
        ...(vault ? [vault] : []),
        {
          term: t('holds.facts.visits'),
          value: t('holds.facts.visitCount', { count: visits, number: countText(visits) }),
          detail: t('holds.facts.visitsWhy'),
        },
        ...(without ? [{ term: t('holds.facts.without'), ...without }] : []),
      ]}
    />
  )
}
