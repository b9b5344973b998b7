import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { durationText, longDate } from '../../ui/dates.ts'
import { TextAction } from '../../ui/desk/text-action.tsx'
import { isPast } from './day-bars.ts'
import type { CoverageDay } from './day-bars.ts'
import { timesOf } from './day-times.ts'
import styles from './coverage-screen.module.css'

const shownAtFirst = 8

/** The day's gaps, the longest first. */
export function DayGaps({ day }: { day: CoverageDay }) {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  const gaps = day.cameras
    .flatMap((camera) => camera.gaps.map((gap) => ({ ...gap, cameraId: camera.cameraId, camera: camera.name })))
    .sort((one, other) => other.toAt - other.fromAt - (one.toAt - one.fromAt))
  const nothing = day.cameras.every((camera) => camera.recorded.length === 0)
  return (
    <section aria-labelledby="coverage-gaps">
      <h2 id="coverage-gaps">{t('coverage.gaps.title')}</h2>
      {gaps.length === 0 && (
        <p>
          {t(isPast(day) ? 'coverage.gaps.past' : nothing ? 'coverage.gaps.nothing' : 'coverage.gaps.none', {
            date: longDate(day.on, day.timeZone),
          })}
        </p>
      )}
      <ul className={styles.gaps}>
        {(all ? gaps : gaps.slice(0, shownAtFirst)).map((gap) => (
          <li key={`${gap.cameraId}-${gap.fromAt}`}>
            <span>
              <strong>
                <bdi>{gap.camera}</bdi>
              </strong>
              , {t('coverage.gaps.time', timesOf(gap, day))}
            </span>
            <span>{durationText(gap.toAt - gap.fromAt)}</span>
          </li>
        ))}
      </ul>
      {!all && gaps.length > shownAtFirst && (
        <div className={styles.more}>
          <TextAction onClick={() => setAll(true)}>{t('coverage.gaps.all', { count: gaps.length })}</TextAction>
        </div>
      )}
    </section>
  )
}
