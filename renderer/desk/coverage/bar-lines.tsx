import { shareOf } from './day-bars.ts'
import type { Span, Tick } from './day-bars.ts'
import styles from './bar-chart.module.css'

/** Brass: the retention horizon. Ink: now. Asked: the edge of what a hold was asked for, labelled under the rows. */
export type ChartLine = { at: number; tone: 'brass' | 'ink' | 'asked'; label: string }

/** What crosses every row: hours, the horizon at the real cut, now, or what was asked for. */
export function BarLines({ span, ticks, lines }: { span: Span; ticks: readonly Tick[]; lines: readonly ChartLine[] }) {
  return (
    <div className={styles.lines} aria-hidden="true">
      {ticks.map((tick) => (
        <span
          key={tick.at}
          className={styles.hour}
          style={{ insetInlineStart: `${shareOf(span, tick.at) * 100}%` }}
          data-weak={tick.weak || undefined}
        />
      ))}
      {lines
        .filter((line) => line.at > span.fromAt && line.at < span.toAt)
        .map((line) => (
          <span
            key={`${line.tone}-${line.at}`}
            className={styles.line}
            data-tone={line.tone}
            style={{ insetInlineStart: `${shareOf(span, line.at) * 100}%` }}
          >
            <span className={styles.lineLabel} data-late={shareOf(span, line.at) > 0.5 || undefined}>
              {line.label}
            </span>
          </span>
        ))}
    </div>
  )
}
