import { DatePickerInput } from '@mantine/dates'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { addDays } from '../../../shared/time.ts'
import { weekdayDate } from '../../ui/dates.ts'
import styles from './coverage-screen.module.css'

export type DayChooserProps = {
  on: string
  /** Oldest day with footage; nothing where there is none. */
  firstOn: string | null
  todayOn: string
  zone: string
  onChoose: (on: string) => void
}

/** The day before, any day, the day after; never past today. */
export function DayChooser({ on, firstOn, todayOn, zone, onChoose }: DayChooserProps) {
  const { t } = useTranslation()
  const first = firstOn ?? addDays(todayOn, -31)
  return (
    <div className={styles.chooser} role="group" aria-label={t('coverage.day.choose')}>
      <button
        type="button"
        className={styles.step}
        disabled={on <= first}
        aria-label={t('coverage.day.before')}
        onClick={() => onChoose(addDays(on, -1))}
      >
        <IconChevronLeft className="foyer-mirror" size={20} stroke={2} aria-hidden="true" />
      </button>
      <DatePickerInput
        aria-label={t('coverage.day.shown', { date: weekdayDate(on, zone) })}
        classNames={{ input: styles.date }}
        value={on}
        valueFormatter={() => weekdayDate(on, zone)}
        minDate={first}
        maxDate={todayOn}
        onChange={(next) => next && onChoose(next)}
      />
      <button
        type="button"
        className={styles.step}
        disabled={on >= todayOn}
        aria-label={t('coverage.day.after')}
        onClick={() => onChoose(addDays(on, 1))}
      >
        <IconChevronRight className="foyer-mirror" size={20} stroke={2} aria-hidden="true" />
      </button>
    </div>
  )
}
