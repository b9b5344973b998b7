import type { TFunction } from 'i18next'
import { type CSSProperties, useMemo, useState } from 'react'
import { useNow } from '../use-now.ts'
import { cameraRows } from './camera-rows.ts'
import { percent } from './chart-axis.tsx'
import type { Place } from './chart-walk.ts'
import { type CoverageDay, dayTicks, shareOf } from './day-bars.ts'
import { barSentence } from './day-times.ts'
import { viewTicks } from './day-zoom.ts'
import { type CoverageMonth, shareOfMonth } from './month-tiles.ts'
import { tileSentence } from './tile-sentence.ts'
import { useZoom } from './use-zoom.ts'

const noDays: CoverageMonth['days'] = []
export type ChartModel = ReturnType<typeof useChartModel>

/** What both pictures show: the cameras' rows, the view of the day, which tile it is, and where time and horizon stand. */
export function useChartModel(day: CoverageDay, month: CoverageMonth | undefined, leavesAt: number | null) {
  const days = month?.days ?? noDays
  const rows = useMemo(() => cameraRows(day, month, leavesAt), [day, month, leavesAt])
  const zoom = useZoom(day)
  const { view, whole } = zoom
  const ticks = useMemo(() => (whole ? dayTicks(day) : viewTicks(view, day.timeZone)), [day, whole, view])
  const now = useMovingNow(day)
  return {
    day,
    days,
    rows,
    zoom,
    ticks,
    now,
    /** The tile of the day, none: −1. */
    shown: days.findIndex(({ on }) => on === day.on),
    monthHorizon: days[0] && now.horizonAt > days[0].fromAt ? shareOfMonth(days, now.horizonAt) : null,
  }
}

/** Now and the horizon, which move with the time between two answers. */
function useMovingNow({ nowAt, horizonAt }: CoverageDay): { nowAt: number; horizonAt: number } {
  const [answer, setAnswer] = useState({ nowAt, receivedAt: Date.now() })
  if (answer.nowAt !== nowAt) setAnswer({ nowAt, receivedAt: Date.now() })
  const since = Math.max(0, useNow(5000) - answer.receivedAt)
  return { nowAt: nowAt + since, horizonAt: horizonAt + since }
}

/** What stands at a place, in words. */
export function sentenceAt(t: TFunction, { day, days, rows }: ChartModel, { track, row, place }: Place): string {
  const camera = rows[row]!
  if (track === 'month') return tileSentence(t, camera.name, camera.tiles[place]!, days[place]!, day.timeZone)
  return barSentence(t, camera.name, camera.bars[place]!, day)
}

/** Lines and frame are moved by properties, so that no picture is drawn anew for them. */
export function linesOf({ days, now, shown, monthHorizon, zoom: { view } }: ChartModel) {
  const isInView = (at: number) => at > view.fromAt && at < view.toAt
  return {
    style: {
      '--month-horizon': percent(monthHorizon ?? 0),
      '--day-horizon': percent(shareOf(view, now.horizonAt)),
      '--day-now': percent(shareOf(view, now.nowAt)),
      '--frame': percent(Math.max(0, shown) / Math.max(1, days.length)),
      '--tile': percent(1 / Math.max(1, days.length)),
    } as CSSProperties,
    'data-horizon': monthHorizon === null ? undefined : '',
    'data-day-horizon': isInView(now.horizonAt) ? '' : undefined,
    'data-day-now': isInView(now.nowAt) ? '' : undefined,
    'data-frame': shown === -1 ? undefined : '',
  }
}
