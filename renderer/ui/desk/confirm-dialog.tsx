import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useModal } from '../use-modal.ts'
import styles from './confirm-dialog.module.css'

export type ConfirmDialogProps = {
  open: boolean
  title: string
  /** What happens, and what cannot come back. */
  children: ReactNode
  /** The button says what happens: "Remove this record". */
  confirm: string
  onConfirm: () => void
  onClose: () => void
  danger?: boolean
  busy?: boolean
  /** Instead of "Cancel"; null where only one way goes on. */
  cancel?: string | null
}

/** A browser's own dialog: it keeps the focus inside and gives it back. The safe button comes last and Escape means it. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, title, children, confirm, onConfirm, onClose, danger = false, busy = false, cancel } = props
  const { t } = useTranslation()
  const modal = useModal(open, onClose)
  const titleId = useId()
  return (
    <dialog {...modal} className={styles.dialog} data-danger={danger ? '' : undefined} aria-labelledby={titleId}>
      {open && (
        <form
          className={styles.room}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            onConfirm()
          }}
        >
          <h2 id={titleId} tabIndex={-1} className={styles.title}>
            {title}
          </h2>
          <div className={styles.body}>{children}</div>
          <div className={styles.actions}>
            <Button type="submit" variant={danger ? 'danger' : 'sill'} loading={busy}>
              {confirm}
            </Button>
            {cancel !== null && <Button onClick={onClose}>{cancel ?? t('ui.desk.cancel')}</Button>}
          </div>
        </form>
      )}
    </dialog>
  )
}
