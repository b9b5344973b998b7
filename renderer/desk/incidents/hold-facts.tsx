import { useTranslation } from 'react-i18next'
import { bytesText, countText } from '../../ui/dates.ts'
import { DefinitionList } from '../../ui/desk/definition-list.tsx'
import { NoticeBox } from '../../ui/desk/notice-box.tsx'

export type HoldFactsProps = {
  segments: number
  bytes: number
  visits: number
  /** Local dates are longer than times: already in words. */
  without?: { value: string; detail: string } | undefined
}

/** Footage, visits, and what would be without the hold. */
export function HoldFacts({ segments, bytes, visits, without }: HoldFactsProps) {
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

/** Said wherever footage is held: Foyer keeps its hands off, the recorder may not. */
export function NoVaultNotice() {
  const { t } = useTranslation()
  return (
    <NoticeBox tone="brass" title={t('holds.noVault.title')}>
      <p>{t('holds.noVault.text')}</p>
    </NoticeBox>
  )
}
