import { memo, useMemo } from 'react'
import type { RefObject } from 'react'
import { LongName } from '../../ui/desk/long-name.tsx'
import type { CameraRowData } from './camera-rows.ts'
import { percent } from './chart-axis.tsx'
import { BarTrack, type Stop, StopCell } from './chart-track.tsx'
import type { Span, Tick } from './day-bars.ts'
import { drawTiles } from './draw-tiles.ts'
import { Picture } from './picture.tsx'
import styles from './camera-chart.module.css'
import track from './chart-track.module.css'

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

/** One camera: its name, its days and its day, each a picture over which the focus stands as a cell. */
export const CameraRow = memo(function CameraRow(props: CameraRowProps) {
  const { row, at, view, ticks, tile, bar, tileRef, barRef, onEnter } = props
  const tiles = useMemo(() => drawTiles(row.tiles), [row.tiles])
  const count = row.tiles.length
  return (
    <div role="row" aria-rowindex={at + 1} className={styles.row}>
      <div role="rowheader" aria-colindex={1} className={styles.name}>
        <LongName name={row.name} />
      </div>
      <div role="presentation" className={styles.month} data-row={at} data-track="month">
        <Picture draw={tiles} className={track.picture} />
        {tile && count > 0 && (
          <StopCell
            stop={tile}
            stopRef={tileRef}
            column={2}
            style={{ insetInlineStart: percent(tile.place / count), inlineSize: percent(1 / count) }}
            onEnter={() => onEnter('month')}
          />
        )}
      </div>
      <div role="presentation" className={styles.day} data-row={at} data-track="day">
        <BarTrack
          row={row}
          view={view}
          ticks={ticks}
          stop={bar}
          stopRef={barRef}
          column={count + 2}
          onEnter={() => onEnter('day')}
        />
      </div>
    </div>
  )
})
