import { IconUserPlus } from '@tabler/icons-react'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './roll-call.module.css'

/** Somebody who stands on no list is put on the roll call, as safe or as missing. */
export function AddSomeone({ onAdd }: { onAdd: (name: string, safe: boolean) => void }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [refused, setRefused] = useState(false)
  const id = useId()
  const close = () => {
    setOpen(false)
    setName('')
    setRefused(false)
  }
  function add(safe: boolean): void {
    if (name.trim() === '') return setRefused(true)
    onAdd(name.trim(), safe)
    close()
  }
  if (!open)
    return (
      <button type="button" className={styles.tool} onClick={() => setOpen(true)}>
        <IconUserPlus size="1.3em" stroke={2} aria-hidden="true" /> {t('rollCall.add.open')}
      </button>
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    add(true)
  }
  return (
    <form className={styles.adding} onSubmit={submit} noValidate>
      <label htmlFor={id}>{t('rollCall.add.name')}</label>
      <p id={`${id}-hint`} className={styles.what}>
        {t('rollCall.add.hint')}
      </p>
      {refused && (
        <p id={`${id}-error`} className={styles.refused} role="alert">
          {t('rollCall.add.nameMissing')}
        </p>
      )}
      <input
        id={id}
        className={styles.field}
        value={name}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        autoFocus
        aria-invalid={refused}
        aria-describedby={refused ? `${id}-hint ${id}-error` : `${id}-hint`}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div className={styles.tools}>
        <button type="submit" className={styles.mark}>
          {t('rollCall.add.safe')}
        </button>
        <button type="button" className={styles.tool} onClick={() => add(false)}>
          {t('rollCall.add.missing')}
        </button>
        <button type="button" className={styles.show} onClick={close}>
          {t('rollCall.add.cancel')}
        </button>
      </div>
    </form>
  )
}
