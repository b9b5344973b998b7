import { useTranslation } from 'react-i18next'
import { AxisLabel } from './chart-axis.tsx'
import type { CoverageDay } from './day-bars.ts'
import { clockChange } from './day-zoom.ts'
import { zoneName } from './day-times.ts'
import type { MonthDay } from './month-tiles.ts'
import styles from './camera-chart.module.css'

/** Under the rows: which tile is today, which days are longer or shorter, and what the times of the day are. */
export function ChartBelow({ day, days, nowAt }: { day: CoverageDay; days: readonly MonthDay[]; nowAt: number }) {
  const { t } = useTranslation()
  const change = clockChange(day, day.timeZone)
  const first = zoneName(day.fromAt, day.timeZone)
  const zone = change ? t('coverage.chart.zones', { first, second: zoneName(day.toAt, day.timeZone) }) : first
  return (
    <div className={styles.below}>
      <div className={styles.belowMonth} aria-hidden="true">
        {days.map(({ on, hours, fromAt, toAt }, place) => {
          const isToday = nowAt >= fromAt && nowAt < toAt
          if (hours === 24 && !isToday) return null
          return (
            <AxisLabel
              key={on}
              share={(place + (isToday ? 1 : 0.5)) / days.length}
              edge={place > days.length - 3 ? 'end' : undefined}
            >
              {isToday ? t('coverage.chart.today') : t('coverage.chart.hours', { hours })}
            </AxisLabel>
          )
        })}
      </div>
      <p className={styles.belowDay}>{t('coverage.chart.zone', { zone })}</p>
    </div>
  )
}
