import { useId } from 'react'
import styles from './choice-pair.module.css'

export type ChoicePairProps<Value extends string> = {
  legend: string
  value: Value
  onChange: (value: Value) => void
  choices: readonly { value: Value; label: string }[]
}

/** Two or three short choices side by side, of which one is on. */
export function ChoicePair<Value extends string>({ legend, value, onChange, choices }: ChoicePairProps<Value>) {
  const name = useId()
  return (
    <fieldset className={styles.pair}>
      <legend className={styles.legend}>{legend}</legend>
      <div className={styles.choices}>
        {choices.map((choice) => (
          <label key={choice.value} className={styles.choice}>
            <input
              type="radio"
              className={styles.radio}
              name={name}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
