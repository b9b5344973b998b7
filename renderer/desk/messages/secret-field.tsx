import { Input, PasswordInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextAction } from '../../ui/desk/text-action.tsx'
import styles from './secret-field.module.css'

export type SecretFieldProps = {
  id: string
  label: string
  hint?: string
  /** Whether one is kept, and what may be said of it. */
  kept: boolean
  keptText: string
  /** What is to be sent: undefined leaves it as it is, empty removes it. */
  value: string | undefined
  onChange: (next: string | undefined) => void
  error?: string | undefined
  /** Typed unseen. */
  hidden?: boolean
}

/** A secret that is kept never comes back to the screen: it stays, is replaced, or is removed. */
export function SecretField(props: SecretFieldProps) {
  const { id, label, hint, kept, keptText, value, onChange, error, hidden = false } = props
  const { t } = useTranslation()
  const [replacing, setReplacing] = useState(false)
  const keep = () => {
    setReplacing(false)
    onChange(undefined)
  }
  const undo = (
    <TextAction onClick={keep} of={label}>
      {t('messaging.keep')}
    </TextAction>
  )
  if (kept && !replacing) {
    const removed = value === ''
    return (
      <div className={styles.kept}>
        <span className={styles.label}>{label}</span>
        <span>{removed ? t('messaging.removed') : keptText}</span>
        {error && !removed && <Input.Error>{error}</Input.Error>}
        {removed ? (
          undo
        ) : (
          <span className={styles.actions}>
            <TextAction onClick={() => setReplacing(true)} of={label}>
              {t('messaging.replace')}
            </TextAction>
            <TextAction onClick={() => onChange('')} of={label}>
              {t('messaging.remove')}
            </TextAction>
          </span>
        )}
      </div>
    )
  }
  const Field = hidden ? PasswordInput : TextInput
  return (
    <div className={styles.field}>
      <Field
        id={id}
        label={label}
        description={hint}
        value={value ?? ''}
        error={error}
        autoComplete="off"
        spellCheck={false}
        autoFocus={replacing}
        onChange={(event) => onChange(event.currentTarget.value.trim() || undefined)}
      />
      {kept && undo}
    </div>
  )
}
