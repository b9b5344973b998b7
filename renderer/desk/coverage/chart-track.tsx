import { type CSSProperties, type RefObject, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { shareOf, type Span, type Tick } from './day-bars.ts'
import { type CameraBars, drawBars } from './draw-bars.ts'
import { Picture } from './picture.tsx'
import styles from './chart-track.module.css'

/** The place that has the focus in a track, or that Tab leads to; the others are not in the page. */
export type Stop = { place: number; sentence: string }

type StopCellProps = {
  stop: Stop
  stopRef: RefObject<HTMLDivElement | null>
  column: number
  style: CSSProperties
  onEnter: () => void
}

/** The focus over a picture, as a cell of its grid. */
export function StopCell({ stop, stopRef, column, style, onEnter }: StopCellProps) {
  return (
    <div
      ref={stopRef}
      role="gridcell"
      aria-colindex={column + stop.place}
      aria-label={stop.sentence}
      tabIndex={0}
      className={styles.stop}
      style={style}
      onFocus={onEnter}
    />
  )
}

export type BarTrackProps = {
  row: CameraBars
  view: Span
  ticks: readonly Tick[]
  stop: Stop | null
  stopRef: RefObject<HTMLDivElement | null>
  /** Of the first bar. */
  column: number
  onEnter: () => void
}

/** A camera's time as a picture, with the bar that has the focus. */
export function BarTrack({ row, view, ticks, stop, stopRef, column, onEnter }: BarTrackProps) {
  const { t } = useTranslation()
  const draw = useMemo(() => drawBars(row, view, ticks), [row, view, ticks])
  return (
    <>
      <Picture draw={draw} className={styles.picture} />
      {row.bars[0]?.kind === 'none' && (
        <span className={styles.nothing} aria-hidden="true">
          {t('coverage.chart.nothing')}
        </span>
      )}
      {stop && (
        <StopCell
          stop={stop}
          stopRef={stopRef}
          column={column}
          style={stretch(view, row.bars[stop.place]!)}
          onEnter={onEnter}
        />
      )}
    </>
  )
}

function stretch(view: Span, part: Span): CSSProperties {
  const start = shareOf(view, part.fromAt)
  return { insetInlineStart: `${start * 100}%`, inlineSize: `${(shareOf(view, part.toAt) - start) * 100}%` }
}
