import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { bytesText, countText, durationText, longDate } from '../../ui/dates.ts'
import { RegisterTable } from '../../ui/desk/register-table.tsx'
import { barsOf } from './day-bars.ts'
import type { Bar, CameraDay, CoverageDay } from './day-bars.ts'
import { timeOfDay } from './day-times.ts'
import textures from './textures.module.css'
import styles from './day-table.module.css'

type Line = Bar & { camera: CameraDay }

/** The same day as a table, exact to the second. */
export function DayTable({ day, leavesAt }: { day: CoverageDay; leavesAt: number | null }) {
  const { t } = useTranslation()
  const lines = useMemo(
    () => day.cameras.flatMap((camera) => barsOf(camera, day, leavesAt).map((bar): Line => ({ ...bar, camera }))),
    [day, leavesAt],
  )
  const spans = (line: Line) => line.kind !== 'none' && line.kind !== 'gone'
  return (
    <RegisterTable
      caption={t('coverage.table.caption', { date: longDate(day.on, day.timeZone) })}
      dense
      rows={lines}
      rowKey={(line) => `${line.camera.cameraId}-${line.fromAt}-${line.kind}`}
      groupOf={({ camera }) =>
        t('coverage.table.group', {
          camera: camera.name,
          segments: t('coverage.segments', { count: camera.segments, number: countText(camera.segments) }),
          bytes: bytesText(camera.bytes),
        })
      }
      empty={t('coverage.gaps.nothing', { date: longDate(day.on, day.timeZone) })}
      columns={[
        {
          key: 'from',
          header: t('coverage.table.from'),
          cell: (line) => (spans(line) ? timeOfDay(line.fromAt, day, true) : '–'),
        },
        {
          key: 'to',
          header: t('coverage.table.to'),
          cell: (line) => (spans(line) ? timeOfDay(line.toAt, day, true) : '–'),
        },
        {
          key: 'long',
          header: t('coverage.table.long'),
          cell: (line) => (spans(line) ? durationText(line.toAt - line.fromAt) : '–'),
        },
        {
          key: 'what',
          header: t('coverage.table.what'),
          cell: (line) => (
            <span className={styles.what}>
              <span className={`${styles.swatch} ${textures[line.kind]}`} aria-hidden="true" />
              {t(`coverage.state.${line.kind}`, { references: line.references.join(', ') })}
            </span>
          ),
        },
      ]}
    />
  )
}
