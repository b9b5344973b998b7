import { use } from 'react'
import { useTranslation } from 'react-i18next'
import { FieldError } from '../../ui/kiosk/field-error.tsx'
import { KioskField } from '../../ui/kiosk/kiosk-field.tsx'
import { describedBy, QuestionContext } from '../../ui/kiosk/question-context.ts'
import styles from './date-answer.module.css'
import type { AnswerFieldProps } from './answer-field.ts'

const parts = ['day', 'month', 'year'] as const

/** Three fields, typed without looking anything up; kept as year-month-day, also while it is not yet a date. */
export function DateAnswer({ id, given, onChange, error }: AnswerFieldProps) {
  const { t } = useTranslation()
  const { titleId, hintId } = use(QuestionContext)
  const [year = '', month = '', day = ''] = given.text.split('-')
  const typed = { year, month, day }
  const change = (part: (typeof parts)[number], text: string) => {
    const now = { ...typed, [part]: text.replaceAll('-', '') }
    onChange({ text: `${now.year}-${now.month}-${now.day}` })
  }
  return (
    <div
      className={styles.date}
      role="group"
      aria-labelledby={titleId}
      aria-describedby={describedBy(hintId, error && `${id}-error`)}
    >
      <FieldError id={id}>{error}</FieldError>
      <div className={styles.parts}>
        {parts.map((part) => (
          <div key={part} className={styles.part} data-part={part}>
            <KioskField
              id={part === 'day' ? id : `${id}-${part}`}
              label={t(`kiosk.question.date.${part}`)}
              autoFocus={part === 'day'}
              inputMode="numeric"
              maxLength={part === 'year' ? 4 : 2}
              enterKeyHint="next"
              value={typed[part]}
              onChange={(text) => change(part, text)}
              aria-invalid={error ? true : undefined}
            />
          </div>
        ))}
      </div>
    </div>
  )
}
