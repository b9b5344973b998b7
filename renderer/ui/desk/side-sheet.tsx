import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useModal } from '../use-modal.ts'
import styles from './side-sheet.module.css'

export type SideSheetProps = { open: boolean; title: ReactNode; onClose: () => void; children: ReactNode }

/** A sheet drawn in from the end of the screen: one row of a register in full. The focus stays in it and comes back. */
export function SideSheet({ open, title, onClose, children }: SideSheetProps) {
  const { t } = useTranslation()
  const modal = useModal(open, onClose)
  const titleId = useId()
  return (
    <dialog {...modal} className={styles.sheet} aria-labelledby={titleId}>
      {open && (
        <div className={styles.room}>
          <div className={styles.head}>
            <h2 id={titleId} tabIndex={-1} className={styles.title}>
              {title}
            </h2>
            <button type="button" className={styles.close} onClick={onClose}>
              <IconX size={20} stroke={2} aria-hidden="true" />
              {t('ui.desk.close')}
            </button>
          </div>
          {children}
        </div>
      )}
    </dialog>
  )
}
