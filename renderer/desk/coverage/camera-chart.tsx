import { useCallback, useId, useMemo, useRef, useState } from 'react'
import type { CSSProperties, PointerEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { fullDate } from '../../ui/dates.ts'
import { useNow } from '../use-now.ts'
import { CameraRow } from './camera-row.tsx'
import { barNear, cameraRows, type CameraRowData } from './camera-rows.ts'
import { ChartBelow } from './chart-below.tsx'
import { ChartHead } from './chart-head.tsx'
import { type Place, type Track, useChartWalk } from './chart-walk.ts'
import { type Bar, type CoverageDay, dayTicks, shareOf } from './day-bars.ts'
import { barSentence } from './day-times.ts'
import { viewTicks } from './day-zoom.ts'
import { monthTicks } from './month-axis.ts'
import { type CoverageMonth, shareOfMonth } from './month-tiles.ts'
import { tileSentence } from './tile-sentence.ts'
import { shareAt, useZoom, useZoomGestures } from './use-zoom.ts'
import styles from './camera-chart.module.css'

const trackOf = (target: Element) => target.closest<HTMLElement>('[data-track="day"]')
const noDays: CoverageMonth['days'] = []

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
  const days = month?.days ?? noDays
  const rows = useMemo(() => cameraRows(day, month, leavesAt), [day, month, leavesAt])
  const zoom = useZoom(day)
  const { view, whole } = zoom
  const ticks = useMemo(() => (whole ? dayTicks(day) : viewTicks(view, day.timeZone)), [day, whole, view])
  const shown = days.findIndex(({ on }) => on === day.on)
  const hintId = useId()
  const area = useRef<HTMLDivElement>(null)
  const [pointed, setPointed] = useState<Place | null>(null)
  const walker = useChartWalk(rows, Math.max(0, shown), zoom, (tile) => days[tile] && onChoose(days[tile].on))
  const gestures = useZoomGestures(area, zoom, trackOf)
  const { here, entered, setEntered } = walker
  const onEnter = useCallback((track: Track) => setEntered(track), [setEntered])
  const now = useMovingNow(day)

  function sentenceAt({ track, row, place }: Place): string {
    const camera = rows[row]!
    if (track === 'month') return tileSentence(t, camera.name, camera.tiles[place]!, days[place]!, day.timeZone)
    return barSentence(t, camera.name, camera.bars[place]!, day)
  }
  function placeUnder(event: PointerEvent): Place | null {
    const track = (event.target as Element).closest<HTMLElement>('[data-track]')
    if (!track) return null
    const row = Number(track.dataset['row'])
    const share = shareAt(track, event.clientX)
    if (track.dataset['track'] === 'day')
      return { track: 'day', row, place: barNear(rows[row]!.bars, view.fromAt + share * (view.toAt - view.fromAt)) }
    if (days.length === 0) return null
    return { track: 'month', row, place: Math.min(days.length - 1, Math.floor(share * days.length)) }
  }
  function onPointerMove(event: PointerEvent): void {
    const track = trackOf(event.target as Element)
    if (track) gestures.onPointerMove(event, track)
    const place = placeUnder(event)
    setPointed((before) => (before && place && isSame(before, place) ? before : place))
  }
  function onPointerUp(event: PointerEvent): void {
    gestures.onPointerEnd(event)
    const place = gestures.wasDragged() || event.button !== 0 ? null : placeUnder(event)
    if (!place) return
    walker.enter(place)
    if (place.track === 'month') onChoose(days[place.place]!.on)
  }

  const stopOf = (row: number, track: Track) => {
    if (row !== here.row || !rows[row]) return null
    const place = track === 'month' ? here.tile : here.bar
    if (track === 'month' && days.length === 0) return null
    return { place, sentence: sentenceAt({ track, row, place }) }
  }
  const spoken =
    pointed && rows[pointed.row]
      ? pointed
      : entered && { track: entered, row: here.row, place: here[entered === 'month' ? 'tile' : 'bar'] }
  const row = rows[here.row]
  const monthHorizon = days[0] && now.horizonAt > days[0].fromAt ? shareOfMonth(days, now.horizonAt) : null
  const inView = (at: number) => at > view.fromAt && at < view.toAt
  return (
    <div
      className={styles.chart}
      style={
        {
          '--month-horizon': `${(monthHorizon ?? 0) * 100}%`,
          '--day-horizon': `${shareOf(view, now.horizonAt) * 100}%`,
          '--day-now': `${shareOf(view, now.nowAt) * 100}%`,
          '--frame': `${(Math.max(0, shown) / Math.max(1, days.length)) * 100}%`,
          '--tile': `${100 / Math.max(1, days.length)}%`,
        } as CSSProperties
      }
      data-horizon={monthHorizon === null ? undefined : ''}
      data-day-horizon={inView(now.horizonAt) ? '' : undefined}
      data-day-now={inView(now.nowAt) ? '' : undefined}
      data-frame={shown === -1 ? undefined : ''}
    >
      <ChartHead
        day={day}
        zoom={zoom}
        ticks={ticks}
        monthTicks={monthTicks(days)}
        monthHorizon={monthHorizon}
        {...now}
      />
      <div
        ref={area}
        role="grid"
        aria-label={t('coverage.chart.label', { date: fullDate(day.on, day.timeZone) })}
        aria-describedby={hintId}
        aria-rowcount={rows.length}
        className={styles.rows}
        onPointerDown={gestures.onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={gestures.onPointerEnd}
        onPointerLeave={(event) => {
          gestures.onPointerEnd(event)
          setPointed(null)
        }}
        onKeyDown={(event) => {
          const track = (event.target as Element).closest<HTMLElement>('[data-track]')?.dataset['track']
          if (!track) return
          setPointed(null)
          walker.onKeyDown(event, track as Track)
        }}
      >
        {rows.map((each, at) => (
          <CameraRow
            key={each.id}
            row={each}
            at={at}
            view={view}
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
      <ChartBelow day={day} days={days} nowAt={now.nowAt} />
      <div className={styles.foot}>
        <p className={styles.spoken} aria-hidden="true">
          {spoken ? sentenceAt(spoken) : t('coverage.chart.point')}
        </p>
        {entered === 'day' && row?.bars[here.bar] && actionOf(row, row.bars[here.bar]!)}
        <p className="foyer-hidden" id={hintId}>
          {t('coverage.chart.hint')}
        </p>
      </div>
    </div>
  )
}

const isSame = (one: Place, other: Place) =>
  one.track === other.track && one.row === other.row && one.place === other.place

/** Now and the horizon, which move with the time between two answers. */
function useMovingNow({ nowAt, horizonAt }: CoverageDay): { nowAt: number; horizonAt: number } {
  const [answer, setAnswer] = useState({ nowAt, receivedAt: Date.now() })
  if (answer.nowAt !== nowAt) setAnswer({ nowAt, receivedAt: Date.now() })
  const since = Math.max(0, useNow(5000) - answer.receivedAt)
  return { nowAt: nowAt + since, horizonAt: horizonAt + since }
}
