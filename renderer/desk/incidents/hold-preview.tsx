import { useDebouncedValue } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { countText } from '../../ui/dates.ts'
import { NoticeBox } from '../../ui/desk/notice-box.tsx'
import { RegisterSheet } from '../../ui/desk/register-sheet.tsx'
import { useDesk } from '../desk-context.ts'
import { useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import { HoldChart } from './hold-chart.tsx'
import { HoldFacts } from './hold-facts.tsx'
import { HoldGaps } from './hold-section.tsx'
import { rangeText } from './hold-span.ts'
import { VaultRoom } from './hold-vault.tsx'
import styles from './incident-screen.module.css'

export type HoldPreviewProps = { cameraIds: number[]; range: { fromAt: number; toAt: number } | null; twice: boolean }

/** What the hold would keep, while it is still being described. */
export function HoldPreviewSheet({ cameraIds, range, twice }: HoldPreviewProps) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const asked = range && cameraIds.length > 0 ? { cameraIds, ...range } : null
  const [settled] = useDebouncedValue(asked, 400)
  const input = settled ?? { cameraIds: [1], fromAt: 0, toAt: 0 }
  const preview = useAnswer('holds', 'preview', input, ['footage', 'sweeps', 'incidents'], {
    enabled: settled !== null,
    keep: true,
  })
  const shown = asked && settled && preview.data
  return (
    <RegisterSheet title={t('holds.preview.title')}>
      {!asked && <p className={styles.why}>{t('holds.preview.waiting')}</p>}
      {asked && <Refused error={preview.error} />}
      {shown && !preview.error && (
        <>
          <p aria-live="polite">
            {t(shown.segments > 0 ? 'holds.preview.covers' : 'holds.preview.coversNothing', {
              ...rangeText(settled, zone),
              segments: t('holds.facts.segments', { count: shown.segments, number: countText(shown.segments) }),
            })}
          </p>
          {twice && <p className={styles.why}>{t('holds.preview.twice')}</p>}
          {shown.alreadyRemovedSegments > 0 && (
            <NoticeBox tone="brick">
              {t('holds.preview.removed', {
                count: shown.alreadyRemovedSegments,
                number: countText(shown.alreadyRemovedSegments),
              })}
            </NoticeBox>
          )}
          <HoldChart
            hold={{ ...settled, keptFromAt: shown.keptFromAt, keptToAt: shown.keptToAt }}
            cameras={shown.cameras}
            zone={zone}
          />
          <HoldGaps cameras={shown.cameras} />
          <VaultRoom segments={shown.segments} room={shown.room} />
          <HoldFacts segments={shown.segments} bytes={shown.bytes} visits={shown.visits} />
          <p className={styles.why}>{t('holds.rounding')}</p>
        </>
      )}
    </RegisterSheet>
  )
}
