import { useId, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { clockTime } from '../../ui/dates.ts'
import { LongName } from '../../ui/desk/long-name.tsx'
import { Axis, percent } from '../coverage/chart-axis.tsx'
import { ChartFoot } from '../coverage/chart-foot.tsx'
import { BarTrack } from '../coverage/chart-track.tsx'
import { type Bar, shareOf, type Span, type Tick } from '../coverage/day-bars.ts'
import { useNow } from '../use-now.ts'
import { type HoldPreview, type HoldRow, holdRows, rangeText, spanOf, spanTicks } from './hold-span.ts'
import { useHoldPointer, useHoldWalk } from './hold-walk.ts'
import styles from './hold-chart.module.css'

export type HoldChartProps = {
  hold: { fromAt: number; toAt: number; keptFromAt: number | null; keptToAt: number | null }
  cameras: HoldPreview['cameras']
  zone: string
}

/** What was asked, what is kept around it, and what is missing, camera by camera: the picture that coverage draws of a day. */
export function HoldChart({ hold, cameras, zone }: HoldChartProps) {
  const { t } = useTranslation()
  const nowAt = useNow(60_000)
  const view = useMemo(() => spanOf(hold), [hold])
  const rows = useMemo(() => holdRows(hold, cameras, nowAt), [hold, cameras, nowAt])
  const ticks = useMemo(() => spanTicks(view, zone), [view, zone])
  const walker = useHoldWalk(rows)
  const hintId = useId()
  const sentenceOf = (row: HoldRow, bar: Bar) =>
    t(`holds.bar.${bar.kind === 'gap' || bar.kind === 'none' ? bar.kind : 'held'}`, {
      camera: row.name,
      ...rangeText(bar, zone),
    })
  const { here } = walker
  const row = rows[here.row]
  const sentence = row ? sentenceOf(row, row.bars[here.bar]!) : ''
  const { pointed, handlers } = useHoldPointer(rows, view)
  const pointedText =
    pointed && rows[pointed.row] ? sentenceOf(rows[pointed.row]!, rows[pointed.row]!.bars[pointed.bar]!) : null
  return (
    <div className={styles.chart}>
      <div className={styles.axis} aria-hidden="true">
        <Axis ticks={ticks.map((tick) => ({ ...tick, share: shareOf(view, tick.at) }))} />
      </div>
      <div className={styles.rows}>
        <div
          role="grid"
          aria-label={t('holds.chart.label', rangeText(hold, zone))}
          aria-describedby={hintId}
          onKeyDown={walker.onKeyDown}
          {...handlers}
        >
          {rows.map((each, at) => (
            <Row
              key={each.id}
              row={each}
              at={at}
              view={view}
              ticks={ticks}
              walker={walker}
              sentence={at === here.row ? sentence : null}
            />
          ))}
        </div>
        <AskedLines hold={hold} view={view} zone={zone} />
      </div>
      <ChartFoot
        id={hintId}
        spoken={pointedText ?? (walker.entered ? sentence : null)}
        point={t('holds.chart.point')}
        hint={t('holds.chart.hint')}
      />
    </div>
  )
}

type RowProps = {
  row: HoldRow
  at: number
  view: Span
  ticks: readonly Tick[]
  walker: ReturnType<typeof useHoldWalk>
  /** Of the bar that Tab leads to, where it is in this row. */
  sentence: string | null
}

function Row({ row, at, view, ticks, walker, sentence }: RowProps) {
  return (
    <div role="row" className={styles.row}>
      <div role="rowheader" aria-colindex={1} className={styles.name}>
        <LongName name={row.name} />
      </div>
      <div role="presentation" className={styles.track} data-row={at}>
        <BarTrack
          row={row}
          view={view}
          ticks={ticks}
          stop={sentence === null ? null : { place: walker.here.bar, sentence }}
          stopRef={walker.stopRef}
          column={2}
          onEnter={walker.onEnter}
        />
      </div>
    </div>
  )
}

/** Where what was asked for begins and ends, labelled under the rows. */
function AskedLines({ hold, view, zone }: Pick<HoldChartProps, 'hold' | 'zone'> & { view: Span }) {
  const { t } = useTranslation()
  const rounded = hold.keptFromAt !== null && (hold.keptFromAt < hold.fromAt || (hold.keptToAt ?? 0) > hold.toAt)
  const lines = [
    { at: hold.fromAt, label: t('holds.chart.askedFrom', { time: clockTime(hold.fromAt, zone) }) },
    {
      at: hold.toAt,
      label: t(rounded ? 'holds.chart.askedRounded' : 'holds.chart.askedTo', { time: clockTime(hold.toAt, zone) }),
    },
  ]
  return (
    <div className={styles.lines} aria-hidden="true">
      {lines.map(({ at, label }) => (
        <span key={at} className={styles.line} style={{ insetInlineStart: percent(shareOf(view, at)) }}>
          <span className={styles.lineLabel} data-late={shareOf(view, at) > 0.5 || undefined}>
            {label}
          </span>
        </span>
      ))}
    </div>
  )
}
