import { TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useTranslation } from 'react-i18next'
import { readDate } from './read-date.ts'
import { readTime } from './local-moment.ts'
import type { LocalMoment } from './local-moment.ts'
import styles from './incident-forms.module.css'

export type MomentFieldProps = {
  /** The date's input; the time's is `<id>-time`. */
  id: string
  label: string
  hint?: string
  value: LocalMoment
  onChange: (next: LocalMoment) => void
  error?: string
  maxOn?: string
}

/** A date and a time of day in the office's zone, both to be typed. */
export function MomentField({ id, label, hint, value, onChange, error, maxOn }: MomentFieldProps) {
  const { t } = useTranslation()
  return (
    <fieldset className={styles.moment}>
      <legend className={styles.legend}>{label}</legend>
      {hint && <p className={styles.hint}>{hint}</p>}
      {error && (
        <p className={styles.error} id={`${id}-error`}>
          {error}
        </p>
      )}
      <div className={styles.pair}>
        <DateInput
          id={id}
          label={t('incidents.moment.date')}
          classNames={{ label: styles.part }}
          value={value.on || null}
          valueFormat="D MMM YYYY"
          dateParser={readDate}
          maxDate={maxOn}
          autoComplete="off"
          error={Boolean(error)}
          aria-describedby={error ? `${id}-error` : undefined}
          onChange={(on) => onChange({ ...value, on: on ?? '' })}
        />
        <TextInput
          id={`${id}-time`}
          className={styles.time}
          label={t('incidents.moment.time')}
          classNames={{ label: styles.part }}
          value={value.time}
          inputMode="numeric"
          autoComplete="off"
          spellCheck={false}
          error={Boolean(error)}
          aria-describedby={error ? `${id}-error` : undefined}
          onChange={(event) => onChange({ ...value, time: event.currentTarget.value })}
          onBlur={() => onChange({ ...value, time: readTime(value.time) ?? value.time })}
        />
      </div>
    </fieldset>
  )
}
