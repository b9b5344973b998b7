import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { shareOf } from './day-bars.ts'
import type { Bar, Span } from './day-bars.ts'
import styles from './bar-chart.module.css'
import textures from './textures.module.css'

export type ChartRow = {
  id: number
  name: string
  bars: Bar[]
  /** What a hold keeps, at its real ends, which may lie outside the chart. */
  brackets: Span[]
  /** Removed before this instant; nothing yet after that one. */
  removedTo?: number
  aheadFrom?: number
}

export type BarRowProps = {
  row: ChartRow
  at: number
  span: Span
  /** The bar of this row that Tab leads to, if it is in this row. */
  stop: number | null
  sentenceOf: (row: ChartRow, bar: Bar) => string
  onEnter: (bar: number) => void
  onPoint: (bar: number | null) => void
}

/** One camera: its name and its bars. */
export function BarRow({ row, at, span, stop, sentenceOf, onEnter, onPoint }: BarRowProps) {
  const { t } = useTranslation()
  return (
    <div role="row" className={styles.row}>
      <div role="rowheader" className={styles.name}>
        <bdi>{row.name}</bdi>
      </div>
      <div role="presentation" className={styles.track}>
        <Rest row={row} span={span} />
        {row.bars.map((bar, place) => (
          <div
            key={`${bar.fromAt}-${bar.kind}`}
            role="gridcell"
            aria-label={sentenceOf(row, bar)}
            tabIndex={stop === place ? 0 : -1}
            data-place={`${at}-${place}`}
            className={`${styles.bar} ${styles[bar.kind] ?? ''} ${textures[bar.kind]}`}
            style={stretch(span, bar)}
            onFocus={() => onEnter(place)}
            onPointerEnter={() => onPoint(place)}
            onPointerLeave={() => onPoint(null)}
          >
            {bar.kind === 'held' && <span className={styles.reference}>{bar.references.join(', ')}</span>}
            {bar.kind === 'none' && <span className={styles.nothing}>{t('coverage.chart.nothing')}</span>}
          </div>
        ))}
        {row.brackets.map((held) => (
          <span
            key={`${held.fromAt}-${held.toAt}`}
            className={styles.bracket}
            style={stretch(span, held)}
            data-open-start={held.fromAt <= span.fromAt || undefined}
            data-open-end={held.toAt >= span.toAt || undefined}
          />
        ))}
      </div>
    </div>
  )
}

/** What is removed already, and what is still to come. */
function Rest({ row, span }: { row: ChartRow; span: Span }) {
  const removed = row.removedTo === undefined ? 0 : shareOf(span, row.removedTo)
  const ahead = row.aheadFrom === undefined ? 1 : shareOf(span, row.aheadFrom)
  return (
    <>
      {removed > 0 && (
        <span className={`${styles.rest} ${textures.removed}`} style={{ inlineSize: `${removed * 100}%` }} />
      )}
      {ahead < 1 && (
        <span
          className={`${styles.rest} ${textures.ahead}`}
          style={{ insetInlineStart: `${ahead * 100}%`, insetInlineEnd: 0 }}
        />
      )}
    </>
  )
}

function stretch(whole: Span, part: Span): CSSProperties {
  const start = shareOf(whole, part.fromAt)
  return { insetInlineStart: `${start * 100}%`, inlineSize: `${(shareOf(whole, part.toAt) - start) * 100}%` }
}
