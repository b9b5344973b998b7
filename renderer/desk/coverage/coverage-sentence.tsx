import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { countText } from '../../ui/dates.ts'
import { Sentence } from '../../ui/desk/sentence.tsx'
import type { SentencePart } from '../../ui/desk/sentence.tsx'
import { nextSweepText } from '../sweeps/next-sweep.ts'
import { isPast } from './day-bars.ts'
import type { CoverageDay } from './day-bars.ts'
import { momentText } from './day-times.ts'
import { type CoverageMonth, recordedInMonth } from './month-tiles.ts'

export type CoverageSentenceProps = {
  day: CoverageDay
  month: CoverageMonth | undefined
  sweeps: Answer<'sweeps', 'state'> | undefined
  leavesAt: number | null
}

/** "99.1% recorded up to the horizon · 3 gaps to explain · 2 holds · Tonight, 02:00 footage up to 25 Oct, 02:00 is removed" */
export function CoverageSentence({ day, month, sweeps, leavesAt }: CoverageSentenceProps) {
  const { t } = useTranslation()
  const share = month ? recordedInMonth(month) : null
  const toExplain = (camera: CoverageDay['cameras'][number]) => camera.gaps.filter((gap) => !gap.explanation).length
  const gaps = day.cameras.reduce((sum, camera) => sum + toExplain(camera), 0)
  const holds = new Set(day.cameras.flatMap((camera) => camera.held.map((hold) => hold.reference))).size
  const parts: SentencePart[] = []
  const past = isPast(day)
  if (past) parts.push({ value: t('coverage.sum.past'), text: t('coverage.sum.pastWhy') })
  if (share !== null) parts.push({ value: percent(share), text: t('coverage.sum.inMonth') })
  if (!past) parts.push({ value: countText(gaps), text: t('coverage.sum.toExplain', { count: gaps }) })
  parts.push({ value: countText(holds), text: t('coverage.sum.holds', { count: holds }) })
  if (sweeps && !sweeps.clock.trusted)
    parts.push({ value: t('coverage.sum.suspended'), text: t('coverage.sum.suspendedWhy') })
  else if (sweeps?.nextAt && leavesAt !== null)
    parts.push({
      value: nextSweepText(t, sweeps.nextAt, day.nowAt, day.timeZone),
      text: t('coverage.sum.next', { moment: momentText(leavesAt, day.timeZone) }),
    })
  return <Sentence parts={parts} />
}

/** Rounded down to a tenth: 100% is said only where nothing is missing. */
function percent(share: number): string {
  const style = { style: 'percent', maximumFractionDigits: 1, minimumFractionDigits: share === 1 ? 0 : 1 } as const
  return new Intl.NumberFormat('en-GB', style).format(Math.floor(share * 1000) / 1000)
}
