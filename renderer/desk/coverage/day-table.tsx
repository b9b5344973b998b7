import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { bytesText, countText, durationText, longDate } from '../../ui/dates.ts'
import { RegisterTable } from '../../ui/desk/register-table.tsx'
import { barsOf } from './day-bars.ts'
import type { Bar, CameraDay, CoverageDay } from './day-bars.ts'
import { stateText, timeOfDay } from './day-times.ts'
import textures from './textures.module.css'
import styles from './day-table.module.css'

/** One camera's day as a table, exact to the second. */
export function DayTable({ day, camera, leavesAt }: { day: CoverageDay; camera: CameraDay; leavesAt: number | null }) {
  const { t } = useTranslation()
  const bars = useMemo(() => barsOf(camera, day, leavesAt), [camera, day, leavesAt])
  const spans = ({ kind }: Bar) => kind !== 'none' && kind !== 'gone'
  const caption = t('coverage.table.group', {
    camera: camera.name,
    date: longDate(day.on, day.timeZone),
    segments: t('coverage.segments', { count: camera.segments, number: countText(camera.segments) }),
    bytes: bytesText(camera.bytes),
  })
  return (
    <section>
      <h2>{caption}</h2>
      <RegisterTable
        caption={caption}
        dense
        rows={bars}
        rowKey={({ fromAt, kind }) => `${fromAt}-${kind}`}
        empty={t('coverage.gaps.nothing', { date: longDate(day.on, day.timeZone) })}
        columns={[
          {
            key: 'from',
            header: t('coverage.table.from'),
            cell: (bar) => (spans(bar) ? timeOfDay(bar.fromAt, day, true) : '–'),
          },
          {
            key: 'to',
            header: t('coverage.table.to'),
            cell: (bar) => (spans(bar) ? timeOfDay(bar.toAt, day, true) : '–'),
          },
          {
            key: 'long',
            header: t('coverage.table.long'),
            cell: (bar) => (spans(bar) ? durationText(bar.toAt - bar.fromAt) : '–'),
          },
          {
            key: 'what',
            header: t('coverage.table.what'),
            cell: (bar) => (
              <span className={styles.what}>
                <span className={`${styles.swatch} ${textures[bar.kind]}`} aria-hidden="true" />
                {stateText(t, bar)}
              </span>
            ),
          },
        ]}
      />
    </section>
  )
}
