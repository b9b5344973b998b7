import { type KeyboardEvent, type ReactNode, type RefObject, useCallback, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { fullDate } from '../../ui/dates.ts'
import { CameraRow } from './camera-row.tsx'
import type { CameraRowData } from './camera-rows.ts'
import { ChartBelow } from './chart-below.tsx'
import { ChartFoot } from './chart-foot.tsx'
import { ChartHead } from './chart-head.tsx'
import { type ChartModel, linesOf, sentenceAt, useChartModel } from './chart-model.ts'
import { useChartPointer } from './chart-pointer.ts'
import { type Track, useChartWalk } from './chart-walk.ts'
import type { Bar, CoverageDay } from './day-bars.ts'
import { monthTicks } from './month-axis.ts'
import type { CoverageMonth } from './month-tiles.ts'
import styles from './camera-chart.module.css'

export type CameraChartProps = {
  day: CoverageDay
  month: CoverageMonth | undefined
  /** Footage that ended before this leaves with the next sweep. */
  leavesAt: number | null
  onChoose: (on: string) => void
  /** What can be done with the bar that has the focus. */
  actionOf: (row: CameraRowData, bar: Bar) => ReactNode
}

/** Cameras, their days side by side and one day of them in full: two pictures on shared rows, walked with the arrow keys. */
export function CameraChart({ day, month, leavesAt, onChoose, actionOf }: CameraChartProps) {
  const { t } = useTranslation()
  const model = useChartModel(day, month, leavesAt)
  const { days, rows, zoom, shown, now } = model
  const area = useRef<HTMLDivElement>(null)
  const hintId = useId()
  const walker = useChartWalk(rows, Math.max(0, shown), zoom, (tile) => days[tile] && onChoose(days[tile].on))
  const pointer = useChartPointer(area, model, walker, onChoose)
  const { here, entered } = walker
  const focused = entered && { track: entered, row: here.row, place: here[entered === 'month' ? 'tile' : 'bar'] }
  const spoken = pointer.pointed ?? focused
  const row = rows[here.row]
  const bar = row?.bars[here.bar]
  return (
    <div className={styles.chart} {...linesOf(model)}>
      <ChartHead
        day={day}
        zoom={zoom}
        ticks={model.ticks}
        monthTicks={monthTicks(days)}
        monthHorizon={model.monthHorizon}
        {...now}
      />
      <Rows model={model} area={area} walker={walker} pointer={pointer} hintId={hintId} />
      <ChartBelow day={day} days={days} nowAt={now.nowAt} />
      <ChartFoot
        id={hintId}
        spoken={spoken && sentenceAt(t, model, spoken)}
        point={t('coverage.chart.point')}
        hint={t('coverage.chart.hint')}
      >
        {entered === 'day' && row && bar && actionOf(row, bar)}
      </ChartFoot>
    </div>
  )
}

type RowsProps = {
  model: ChartModel
  area: RefObject<HTMLDivElement | null>
  walker: ReturnType<typeof useChartWalk>
  pointer: ReturnType<typeof useChartPointer>
  hintId: string
}

function Rows({ model, area, walker, pointer, hintId }: RowsProps) {
  const { t } = useTranslation()
  const { day, days, rows, zoom, ticks, shown } = model
  const { here, setEntered } = walker
  const onEnter = useCallback((track: Track) => setEntered(track), [setEntered])
  const stopOf = (row: number, track: Track) => {
    if (row !== here.row || !rows[row] || (track === 'month' && days.length === 0)) return null
    const place = track === 'month' ? here.tile : here.bar
    return { place, sentence: sentenceAt(t, model, { track, row, place }) }
  }
  function onKeyDown(event: KeyboardEvent): void {
    const track = (event.target as Element).closest<HTMLElement>('[data-track]')?.dataset['track']
    if (!track) return
    pointer.clear()
    walker.onKeyDown(event, track as Track)
  }
  return (
    <div
      ref={area}
      role="grid"
      aria-label={t('coverage.chart.label', { date: fullDate(day.on, day.timeZone) })}
      aria-describedby={hintId}
      aria-rowcount={rows.length}
      className={styles.rows}
      {...pointer.handlers}
      onKeyDown={onKeyDown}
    >
      {rows.map((each, at) => (
        <CameraRow
          key={each.id}
          row={each}
          at={at}
          view={zoom.view}
          ticks={ticks}
          tile={stopOf(at, 'month')}
          bar={stopOf(at, 'day')}
          tileRef={walker.tileRef}
          barRef={walker.barRef}
          onEnter={onEnter}
        />
      ))}
      {shown !== -1 && <span className={styles.rule} aria-hidden="true" />}
    </div>
  )
}
