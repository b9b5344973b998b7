import { IconMinus, IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { fullDate } from '../../ui/dates.ts'
import { Axis, LineLabel } from './chart-axis.tsx'
import { type CoverageDay, shareOf, type Tick } from './day-bars.ts'
import { clockChange } from './day-zoom.ts'
import { momentText, timeOfDay } from './day-times.ts'
import type { MonthTick } from './month-axis.ts'
import type { Zoom } from './use-zoom.ts'
import styles from './camera-chart.module.css'

export type ChartHeadProps = {
  day: CoverageDay
  zoom: Zoom
  ticks: readonly Tick[]
  monthTicks: readonly MonthTick[]
  /** The horizon now, and where it stands among the tiles; nothing where it does not. */
  horizonAt: number
  monthHorizon: number | null
  nowAt: number
}

/** Above the rows: months and dates, the day with its hours, and what the lines that cross the rows are. */
export function ChartHead(props: ChartHeadProps) {
  const { day, zoom, ticks } = props
  return (
    <div className={styles.head}>
      <MonthHead {...props} />
      <div className={styles.dayHead}>
        <div className={styles.dayTitle}>
          <h2 id="coverage-day">{fullDate(day.on, day.timeZone)}</h2>
          <ZoomButtons zoom={zoom} />
        </div>
        <DayLines {...props} />
        <div aria-hidden="true">
          <Axis ticks={ticks.map((tick) => ({ ...tick, share: shareOf(zoom.view, tick.at) }))} />
        </div>
      </div>
    </div>
  )
}

function MonthHead({ day, monthTicks, horizonAt, monthHorizon }: ChartHeadProps) {
  const { t } = useTranslation()
  return (
    <div className={styles.monthHead} aria-hidden="true">
      {monthHorizon !== null && (
        <span className={styles.monthLine}>
          <LineLabel share={monthHorizon}>
            {t('coverage.chart.horizon', { moment: momentText(horizonAt, day.timeZone) })}
          </LineLabel>
        </span>
      )}
      <Axis ticks={monthTicks.filter(({ month }) => !month)} />
      <Axis ticks={monthTicks.filter(({ month }) => month)} />
      {monthTicks.length > 0 && <span className={styles.join} />}
    </div>
  )
}

function DayLines({ day, zoom: { view }, horizonAt, nowAt }: ChartHeadProps) {
  const { t } = useTranslation()
  const change = clockChange(day, day.timeZone)
  const inView = (at: number) => at > view.fromAt && at < view.toAt
  return (
    <div className={styles.dayLines} aria-hidden="true">
      {inView(horizonAt) && (
        <LineLabel share={shareOf(view, horizonAt)}>
          {t('coverage.chart.horizon', { moment: momentText(horizonAt, day.timeZone) })}
        </LineLabel>
      )}
      {inView(nowAt) && (
        <LineLabel share={shareOf(view, nowAt)} tone="ink">
          {t('coverage.chart.now', { time: timeOfDay(nowAt, day, false) })}
        </LineLabel>
      )}
      {change && inView(change.at) && (
        <LineLabel share={shareOf(view, change.at)} tone="ink">
          {t(change.byMs < 0 ? 'coverage.chart.back' : 'coverage.chart.forward', clocksOf(change, day))}
        </LineLabel>
      )}
    </div>
  )
}

/** What the clocks showed last before the change, and first after it. */
function clocksOf({ at }: { at: number }, day: CoverageDay): { from: string; to: string } {
  return { from: timeOfDay(at - 1000, day, true), to: timeOfDay(at, day, true) }
}

function ZoomButtons({ zoom }: { zoom: Zoom }) {
  const { t } = useTranslation()
  const closest = zoom.view.toAt - zoom.view.fromAt <= 60_000
  return (
    <div className={styles.zoom} role="group" aria-label={t('coverage.zoom.label')}>
      <button type="button" disabled={zoom.whole} onClick={() => zoom.all()}>
        {t('coverage.zoom.all')}
      </button>
      <button
        type="button"
        disabled={zoom.whole}
        aria-label={t('coverage.zoom.farther')}
        onClick={() => zoom.farther()}
      >
        <IconMinus size={20} stroke={2} aria-hidden="true" />
      </button>
      <button type="button" disabled={closest} aria-label={t('coverage.zoom.closer')} onClick={() => zoom.closer()}>
        <IconPlus size={20} stroke={2} aria-hidden="true" />
      </button>
    </div>
  )
}
