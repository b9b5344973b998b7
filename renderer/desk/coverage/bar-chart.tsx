import { useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { BarLines } from './bar-lines.tsx'
import type { ChartLine } from './bar-lines.tsx'
import { BarRow } from './bar-row.tsx'
import type { ChartRow } from './bar-row.tsx'
import { walk } from './bar-walk.ts'
import type { Place } from './bar-walk.ts'
import { shareOf } from './day-bars.ts'
import type { Bar, Span, Tick } from './day-bars.ts'
import styles from './bar-chart.module.css'

export type BarChartProps = {
  label: string
  /** What the chart reaches over. */
  span: Span
  rows: readonly ChartRow[]
  ticks: readonly Tick[]
  /** Lines across every row. */
  lines: readonly ChartLine[]
  /** "Car park north, 19 November 03:12 to 05:45: no footage" */
  sentenceOf: (row: ChartRow, bar: Bar) => string
  /** What can be done with the bar that has the focus. */
  actionOf?: (row: ChartRow, bar: Bar) => ReactNode
  paper?: 'ground' | 'sheet'
}

/** Labels at the ends of the axis stay inside it. */
function edgeOf(share: number): 'start' | 'end' | undefined {
  if (share < 0.03) return 'start'
  return share > 0.95 ? 'end' : undefined
}

/** Cameras by time, walked with the arrow keys; every bar has its sentence, shown under the chart and read aloud. */
export function BarChart({ label, span, rows, ticks, lines, sentenceOf, actionOf, paper = 'ground' }: BarChartProps) {
  const { t } = useTranslation()
  const grid = useRef<HTMLDivElement>(null)
  const hintId = useId()
  const [place, setPlace] = useState<Place>({ row: 0, bar: 0 })
  const [entered, setEntered] = useState(false)
  const [pointed, setPointed] = useState<Place | null>(null)
  const stop = rows[place.row]?.bars[place.bar] ? place : { row: 0, bar: 0 }
  const spoken = pointed ?? (entered ? stop : null)
  const spokenRow = spoken && rows[spoken.row]
  const spokenBar = spokenRow?.bars[spoken!.bar]
  const stopRow = rows[stop.row]

  function onKeyDown(event: KeyboardEvent) {
    const bars = rows.map((row) => row.bars)
    const next = walk(bars, stop, event.key, document.documentElement.dir === 'rtl')
    if (!next) return
    event.preventDefault()
    setPointed(null)
    grid.current?.querySelector<HTMLElement>(`[data-place="${next.row}-${next.bar}"]`)?.focus()
  }

  return (
    <div className={styles.chart} data-paper={paper}>
      <div className={styles.axis} aria-hidden="true">
        {ticks.map((tick) => (
          <span
            key={tick.at}
            className={styles.tick}
            style={{ insetInlineStart: `${shareOf(span, tick.at) * 100}%` }}
            data-weak={tick.weak || undefined}
            data-edge={edgeOf(shareOf(span, tick.at))}
          >
            {tick.label}
          </span>
        ))}
      </div>
      <div className={styles.rows}>
        <div ref={grid} role="grid" aria-label={label} aria-describedby={hintId} onKeyDown={onKeyDown}>
          {rows.map((row, at) => (
            <BarRow
              key={row.id}
              row={row}
              at={at}
              span={span}
              stop={stop.row === at ? stop.bar : null}
              sentenceOf={sentenceOf}
              onEnter={(bar) => {
                setPlace({ row: at, bar })
                setEntered(true)
              }}
              onPoint={(bar) => setPointed(bar === null ? null : { row: at, bar })}
            />
          ))}
        </div>
        <BarLines span={span} ticks={ticks} lines={lines} />
      </div>
      <div className={styles.foot}>
        <p className={styles.spoken} aria-hidden="true">
          {spokenRow && spokenBar ? sentenceOf(spokenRow, spokenBar) : t('coverage.chart.point')}
        </p>
        {entered && stopRow && actionOf?.(stopRow, stopRow.bars[stop.bar]!)}
        <p className="foyer-hidden" id={hintId}>
          {t('coverage.chart.hint')}
        </p>
      </div>
    </div>
  )
}
