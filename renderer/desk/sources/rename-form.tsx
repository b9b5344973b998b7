import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldRefusals, refusalText } from '../refusals.tsx'
import styles from './sources-screen.module.css'

export type RenameFormProps = {
  label: string
  name: string
  busy: boolean
  error: unknown
  onSave: (name: string) => void
  onClose: () => void
}

/** A new name in place of the old one, where it stands. */
export function RenameForm({ label, name, busy, error, onSave, onClose }: RenameFormProps) {
  const { t } = useTranslation()
  const [next, setNext] = useState(name)
  const [empty, setEmpty] = useState(false)
  const refused = error ? (fieldRefusals(error, t).name ?? refusalText(error, t)) : undefined
  return (
    <form
      className={styles.rename}
      noValidate
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
      onSubmit={(event) => {
        event.preventDefault()
        if (next.trim()) onSave(next)
        else setEmpty(true)
      }}
    >
      <TextInput
        autoFocus
        label={label}
        value={next}
        maxLength={120}
        autoComplete="off"
        spellCheck={false}
        error={empty ? t('sources.nameMissing') : refused}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          setNext(event.currentTarget.value)
          setEmpty(false)
        }}
      />
      <div className={styles.actions}>
        <Button type="submit" variant="sill" loading={busy}>
          {t('sources.save')}
        </Button>
        <Button onClick={onClose}>{t('ui.desk.cancel')}</Button>
      </div>
    </form>
  )
}
