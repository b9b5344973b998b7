import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { dateTime, durationText, longDate, shortDate } from '../../ui/dates.ts'
import { PageColumns } from '../../ui/desk/page-header.tsx'
import { LoadingState } from '../../ui/desk/page-states.tsx'
import { RegisterSheet } from '../../ui/desk/register-sheet.tsx'
import { HeldChip } from '../../ui/held-chip.tsx'
import { useDesk } from '../desk-context.ts'
import { listText } from '../list-text.ts'
import { useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import { HoldChart } from './hold-chart.tsx'
import { HoldFacts } from './hold-facts.tsx'
import { HoldReview } from './hold-review.tsx'
import { rangeText } from './hold-span.ts'
import type { HoldPreview } from './hold-span.ts'
import { useVaultFact, VaultState } from './hold-vault.tsx'
import { ReleaseSteps } from './release-steps.tsx'
import styles from './incident-screen.module.css'

export type Hold = Answer<'incidents', 'get'>['allHolds'][number]

/** One hold: what it keeps, when it is looked at again, and the two people who end it. */
export function HoldSection({ hold, title }: { hold: Hold; title: string }) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const released = hold.releasedAt !== null
  return (
    <PageColumns
      wide
      aside={
        <>
          {!released && <HoldReview hold={hold} />}
          <ReleaseSteps hold={hold} />
        </>
      }
    >
      <RegisterSheet title={title} chip={released ? <span>{t('holds.released')}</span> : <HeldChip />}>
        <div>
          <p>
            <strong>{t('holds.range', rangeText(hold, zone))}</strong>,{' '}
            <bdi>{listText(hold.cameras.map((camera) => camera.name))}</bdi>
          </p>
          <p className={styles.reason}>
            “<bdi>{hold.reason}</bdi>”
          </p>
          <p className={styles.why}>
            {t('holds.placedBy', { name: hold.placedBy, moment: dateTime(hold.placedAt, zone) })}
          </p>
        </div>
        {!released && <Kept hold={hold} />}
      </RegisterSheet>
    </PageColumns>
  )
}

function Kept({ hold }: { hold: Hold }) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const cameraIds = hold.cameras.map((camera) => camera.id)
  const asked = { cameraIds, fromAt: hold.fromAt, toAt: hold.toAt }
  const preview = useAnswer('holds', 'preview', asked, ['footage', 'sweeps', 'incidents'], {
    enabled: cameraIds.length > 0,
  })
  const without = useWithout(hold)
  const vault = useVaultFact(hold)
  return (
    <>
      <Refused error={preview.error} />
      {preview.isLoading && <LoadingState />}
      {preview.data && (
        <>
          <HoldChart hold={hold} cameras={preview.data.cameras} zone={zone} />
          <HoldGaps cameras={preview.data.cameras} />
        </>
      )}
      <HoldFacts segments={hold.segments} bytes={hold.bytes} visits={hold.visits} vault={vault} without={without} />
      <VaultState hold={hold} />
      <p className={styles.why}>{t('holds.rounding')}</p>
    </>
  )
}

/** "Car park north: no footage for 27 min, 17 Oct 01:08 to 01:35" */
export function HoldGaps({ cameras }: { cameras: HoldPreview['cameras'] }) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const gaps = cameras.flatMap((camera) => camera.gaps.map((gap) => ({ ...gap, camera: camera.name })))
  if (gaps.length === 0) return null
  const longest = gaps.sort((one, other) => other.toAt - other.fromAt - (one.toAt - one.fromAt)).slice(0, 6)
  return (
    <ul className={styles.gaps}>
      {longest.map((gap) => (
        <li key={`${gap.camera}-${gap.fromAt}`}>
          {t('holds.gap', {
            camera: gap.camera,
            long: durationText(gap.toAt - gap.fromAt),
            ...rangeText(gap, zone),
          })}
        </li>
      ))}
      {gaps.length > longest.length && <li>{t('holds.moreGaps', { count: gaps.length - longest.length })}</li>}
    </ul>
  )
}

/** When the footage would have gone, or would go, if nothing held it. */
function useWithout(hold: Hold): { value: string; detail: string } | undefined {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const state = useAnswer('sweeps', 'state', {}, ['sweeps', 'clock'])
  if (!state.data) return undefined
  const lastAt = hold.keptToAt ?? hold.toAt
  const { nowAt, horizonAt } = state.data
  const retention = nowAt - horizonAt
  const goesAt = lastAt + retention
  const key = goesAt <= nowAt ? 'holds.facts.gone' : 'holds.facts.leaves'
  const days = Math.round(retention / 86_400_000)
  return {
    value: t(key, { date: goesAt <= nowAt ? shortDate(goesAt, zone) : longDate(goesAt, zone) }),
    detail: t('holds.facts.days', { count: days }),
  }
}
