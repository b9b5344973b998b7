import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countText, durationText, longDate, weekdayDate } from '../../ui/dates.ts'
import { TextAction } from '../../ui/desk/text-action.tsx'
import { useDesk } from '../desk-context.ts'
import { type CoverageDay, isPast } from './day-bars.ts'
import { gapTimes } from './day-times.ts'
import type { GapOfCamera } from './explain-gap.tsx'
import { type CoverageMonth, daysToExplain } from './month-tiles.ts'
import styles from './coverage-screen.module.css'

const shownAtFirst = 8
const daysShown = 10
const lengthOf = ({ gap }: GapOfCamera) => gap.toAt - gap.fromAt

export type DayGapsProps = {
  day: CoverageDay
  month: CoverageMonth | undefined
  onExplain: (of: GapOfCamera) => void
  onChoose: (on: string) => void
}

/** The day's gaps: those to explain first, the longest first; then the other days that have some. */
export function DayGaps({ day, month, onExplain, onChoose }: DayGapsProps) {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  const gaps = day.cameras
    .flatMap(({ cameraId, name, gaps: own }) => own.map((gap): GapOfCamera => ({ cameraId, camera: name, gap })))
    .toSorted(
      (one, other) =>
        Number(!!one.gap.explanation) - Number(!!other.gap.explanation) || lengthOf(other) - lengthOf(one),
    )
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
        {(all ? gaps : gaps.slice(0, shownAtFirst)).map((of) => (
          <GapLine key={`${of.cameraId}-${of.gap.fromAt}`} of={of} day={day} onExplain={onExplain} />
        ))}
      </ul>
      {!all && gaps.length > shownAtFirst && (
        <div className={styles.more}>
          <TextAction onClick={() => setAll(true)}>
            {t('coverage.gaps.all', { count: gaps.length, number: countText(gaps.length) })}
          </TextAction>
        </div>
      )}
      {month && <OtherDays day={day} month={month} onChoose={onChoose} />}
    </section>
  )
}

function GapLine({ of, day, onExplain }: { of: GapOfCamera; day: CoverageDay; onExplain: (of: GapOfCamera) => void }) {
  const { t } = useTranslation()
  const { may } = useDesk()
  const { gap, camera } = of
  const times = gapTimes(gap, day)
  const { explanation } = gap
  return (
    <li>
      <span>
        <strong>
          <bdi>{camera}</bdi>
        </strong>
        , {t('coverage.gaps.time', times)}, {durationText(lengthOf(of))}
        {explanation && (
          <span className={styles.why}>
            {t('coverage.gaps.explained', {
              reason: t(`coverage.reason.${explanation.reason}`),
              name: explanation.explainedBy,
            })}
            {explanation.text && (
              <>
                {' '}
                “<bdi>{explanation.text}</bdi>”
              </>
            )}
          </span>
        )}
      </span>
      {may('coverage.explain') && (
        <TextAction of={`${camera}, ${t('coverage.gaps.time', times)}`} onClick={() => onExplain(of)}>
          {t(explanation ? 'coverage.gaps.change' : 'coverage.gaps.explain')}
        </TextAction>
      )}
    </li>
  )
}

function OtherDays({
  day,
  month,
  onChoose,
}: {
  day: CoverageDay
  month: CoverageMonth
  onChoose: (on: string) => void
}) {
  const { t } = useTranslation()
  const others = daysToExplain(month).filter(({ on }) => on !== day.on)
  if (others.length === 0) return null
  return (
    <>
      <h3 className={styles.others}>{t('coverage.gaps.others')}</h3>
      <ul className={styles.days}>
        {others.slice(-daysShown).map(({ on, cameras }) => (
          <li key={on}>
            <TextAction of={t('coverage.gaps.cameras', { count: cameras })} onClick={() => onChoose(on)}>
              {weekdayDate(on, day.timeZone)}
            </TextAction>
          </li>
        ))}
      </ul>
      {others.length > daysShown && <p>{t('coverage.gaps.earlier', { count: others.length - daysShown })}</p>}
    </>
  )
}
