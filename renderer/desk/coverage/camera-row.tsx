import { memo, useMemo } from 'react'
import type { CSSProperties, RefObject } from 'react'
import type { CameraRowData } from './camera-rows.ts'
import { shareOf, type Span, type Tick } from './day-bars.ts'
import { drawBars } from './draw-bars.ts'
import { drawTiles } from './draw-tiles.ts'
import { Picture } from './picture.tsx'
import styles from './camera-chart.module.css'

/** The place that has the focus in a track, or that Tab leads to; the others are not in the page. */
export type Stop = { place: number; sentence: string }
export type CameraRowProps = {
  row: CameraRowData
  at: number
  view: Span
  ticks: readonly Tick[]
  tile: Stop | null
  bar: Stop | null
  tileRef: RefObject<HTMLDivElement | null>
  barRef: RefObject<HTMLDivElement | null>
  onEnter: (track: 'month' | 'day') => void
}

function stretch(view: Span, part: Span): CSSProperties {
  const start = shareOf(view, part.fromAt)
  return { insetInlineStart: `${start * 100}%`, inlineSize: `${(shareOf(view, part.toAt) - start) * 100}%` }
}

/** One camera: its name, its days and its day, each a picture over which the focus stands as a cell. */
export const CameraRow = memo(function CameraRow(props: CameraRowProps) {
  const { row, at, view, ticks, tile, bar, tileRef, barRef, onEnter } = props
  const tiles = useMemo(() => drawTiles(row.tiles), [row.tiles])
  const bars = useMemo(() => drawBars(row, view, ticks), [row, view, ticks])
  const count = row.tiles.length
  return (
    <div role="row" aria-rowindex={at + 1} className={styles.row}>
      <div role="rowheader" aria-colindex={1} className={styles.name}>
        <bdi>{row.name}</bdi>
      </div>
      <div role="presentation" className={styles.month} data-row={at} data-track="month">
        <Picture draw={tiles} className={styles.picture} />
        {tile && count > 0 && (
          <div
            ref={tileRef}
            role="gridcell"
            aria-colindex={tile.place + 2}
            aria-label={tile.sentence}
            tabIndex={0}
            className={styles.stop}
            style={{ insetInlineStart: `${(tile.place / count) * 100}%`, inlineSize: `${100 / count}%` }}
            onFocus={() => onEnter('month')}
          />
        )}
      </div>
      <div role="presentation" className={styles.day} data-row={at} data-track="day">
        <Picture draw={bars} className={styles.picture} />
        {bar && (
          <div
            ref={barRef}
            role="gridcell"
            aria-colindex={count + 2 + bar.place}
            aria-label={bar.sentence}
            tabIndex={0}
            className={styles.stop}
            style={stretch(view, row.bars[bar.place]!)}
            onFocus={() => onEnter('day')}
          />
        )}
      </div>
    </div>
  )
})
