import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { clockTime } from '../../ui/dates.ts'
import { BarChart } from '../coverage/bar-chart.tsx'
import { holdRows, rangeText, spanOf, spanTicks } from './hold-span.ts'
import type { HoldPreview } from './hold-span.ts'

export type HoldChartProps = {
  hold: { fromAt: number; toAt: number; keptFromAt: number | null; keptToAt: number | null }
  cameras: HoldPreview['cameras']
  zone: string
}

/** What was asked, what is kept around it, and what is missing, camera by camera. */
export function HoldChart({ hold, cameras, zone }: HoldChartProps) {
  const { t } = useTranslation()
  const span = useMemo(() => spanOf(hold), [hold])
  const rows = useMemo(() => holdRows(hold, cameras), [hold, cameras])
  const ticks = useMemo(() => spanTicks(span, zone), [span, zone])
  const rounded = hold.keptFromAt !== null && (hold.keptFromAt < hold.fromAt || (hold.keptToAt ?? 0) > hold.toAt)
  const to = { time: clockTime(hold.toAt, zone) }
  return (
    <BarChart
      label={t('holds.chart.label', rangeText(hold, zone))}
      paper="sheet"
      span={span}
      rows={rows}
      ticks={ticks}
      lines={[
        { at: hold.fromAt, tone: 'asked', label: t('holds.chart.askedFrom', { time: clockTime(hold.fromAt, zone) }) },
        { at: hold.toAt, tone: 'asked', label: t(rounded ? 'holds.chart.askedRounded' : 'holds.chart.askedTo', to) },
      ]}
      sentenceOf={(row, bar) =>
        t(`holds.bar.${bar.kind === 'gap' || bar.kind === 'none' ? bar.kind : 'held'}`, {
          camera: row.name,
          ...rangeText(bar, zone),
        })
      }
    />
  )
}
