import type { InputHTMLAttributes, Ref } from 'react'
import { use } from 'react'
import { FieldError } from './field-error.tsx'
import { describedBy, QuestionContext } from './question-context.ts'
import styles from './kiosk-field.module.css'

export type KioskFieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange'> & {
  id: string
  value: string
  onChange: (text: string) => void
  /** Only where a page has more than one field: elsewhere the title is the label. */
  label?: string
  /** A plain sentence that says what to do. */
  error?: string
  inputRef?: Ref<HTMLInputElement>
}

/** One line of big text. No browser suggestions: the next visitor would see the last one's name. */
export function KioskField({ id, value, onChange, label, error, inputRef, ...rest }: KioskFieldProps) {
  const { hintId } = use(QuestionContext)
  return (
    <div className={styles.field}>
      {label && (
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
      )}
      <FieldError id={id}>{error}</FieldError>
      <input
        type="text"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        dir={value ? 'auto' : undefined}
        {...rest}
        ref={inputRef}
        id={id}
        className={styles.input}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        aria-invalid={error ? true : rest['aria-invalid']}
        aria-describedby={describedBy(!label && hintId, error && `${id}-error`, rest['aria-describedby'])}
      />
    </div>
  )
}
