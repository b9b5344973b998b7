import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { fullDate } from '../../ui/dates.ts'
import { DeskLink } from '../desk-link.tsx'
import { BarChart } from './bar-chart.tsx'
import type { ChartRow } from './bar-row.tsx'
import { barsOf, dayTicks } from './day-bars.ts'
import type { CoverageDay } from './day-bars.ts'
import { barSentence, momentText, timeOfDay } from './day-times.ts'

export type DayChartProps = {
  day: CoverageDay
  /** Footage that ended before this leaves with the next sweep. */
  leavesAt: number | null
  mayHold: boolean
}

/** One local day of every camera, drawn. */
export function DayChart({ day, leavesAt, mayHold }: DayChartProps) {
  const { t } = useTranslation()
  const rows = useMemo(() => day.cameras.map((camera) => rowOf(day, camera, leavesAt)), [day, leavesAt])
  const ticks = useMemo(() => dayTicks(day), [day])
  const horizon = t('coverage.chart.horizon', { moment: momentText(day.horizonAt, day.timeZone) })
  const now = t('coverage.chart.now', { time: timeOfDay(day.nowAt, day, false) })
  return (
    <BarChart
      label={t('coverage.chart.label', { date: fullDate(day.on, day.timeZone) })}
      span={day}
      rows={rows}
      ticks={ticks}
      lines={[
        { at: day.horizonAt, tone: 'brass', label: horizon },
        { at: day.nowAt, tone: 'ink', label: now },
      ]}
      sentenceOf={(row, bar) => barSentence(t, row.name, bar, day)}
      actionOf={
        mayHold
          ? (row, bar) =>
              bar.kind === 'none' || bar.kind === 'gone' ? null : (
                <DeskLink to="/incidents/hold" search={{ cameras: String(row.id), from: bar.fromAt, to: bar.toAt }}>
                  {t('coverage.chart.holdThis')}
                </DeskLink>
              )
          : undefined
      }
    />
  )
}

function rowOf(day: CoverageDay, camera: CoverageDay['cameras'][number], leavesAt: number | null): ChartRow {
  return {
    id: camera.cameraId,
    name: camera.name,
    bars: barsOf(camera, day, leavesAt),
    brackets: camera.held,
    removedTo: day.horizonAt,
    aheadFrom: day.nowAt,
  }
}
