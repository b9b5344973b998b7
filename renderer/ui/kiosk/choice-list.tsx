import type { ReactNode } from 'react'
import { use } from 'react'
import { FieldError } from './field-error.tsx'
import { describedBy, QuestionContext } from './question-context.ts'
import styles from './choice-list.module.css'

export type Choice = { value: string; label: ReactNode; detail?: string }

export type ChoiceListProps = {
  name: string
  value: string | undefined
  onChange: (value: string) => void
  choices: Choice[]
  /** Only where the page's title does not ask the question. */
  legend?: string
  error?: string
}

/** Radio buttons as big rows; the first one has the id `name`, so that an error can lead to it. */
export function ChoiceList({ name, value, onChange, choices, legend, error }: ChoiceListProps) {
  const { titleId, hintId } = use(QuestionContext)
  return (
    <fieldset
      className={styles.choices}
      role="radiogroup"
      aria-labelledby={legend ? undefined : titleId}
      aria-describedby={describedBy(!legend && hintId, error && `${name}-error`)}
    >
      {legend && <legend className={styles.legend}>{legend}</legend>}
      <FieldError id={name}>{error}</FieldError>
      {choices.map((choice, place) => (
        <label key={choice.value} className={styles.choice}>
          <input
            type="radio"
            id={place === 0 ? name : undefined}
            className={styles.radio}
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          <span className={styles.words}>
            <span className={styles.label}>{choice.label}</span>
            {choice.detail && <span className={styles.detail}>{choice.detail}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
