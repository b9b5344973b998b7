import type { ReactNode } from 'react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { TileBand } from '../tile-band.tsx'
import { useModal } from '../use-modal.ts'
import styles from './kiosk-dialog.module.css'

export type KioskDialogProps = {
  open: boolean
  /** Escape, too. */
  onClose: () => void
  title: string
  children?: ReactNode
  /** KioskButtons, stacked; the first is the primary. */
  actions?: ReactNode
  /** Hides the page behind generic bars (its values are wiped, not blurred). */
  cover?: boolean
  /** A KioskHelpBar: a person can be called from here too. */
  help?: ReactNode
}

/** One question over the page; the browser keeps the focus inside. */
export function KioskDialog({ open, onClose, title, children, actions, cover = false, help }: KioskDialogProps) {
  const modal = useModal(open, onClose)
  const titleId = useId()
  return (
    <dialog {...modal} className={styles.dialog} data-cover={cover ? '' : undefined} aria-labelledby={titleId}>
      {open && (
        <>
          {cover && <Cover />}
          <div className={styles.room}>
            <div className={styles.panel}>
              <h2 id={titleId} className={styles.title}>
                {title}
              </h2>
              {children}
              {actions && <div className={styles.actions}>{actions}</div>}
            </div>
          </div>
          {help && <div className={styles.help}>{help}</div>}
        </>
      )}
    </dialog>
  )
}

/** Bars that say nothing about what was typed: always the same. */
function Cover() {
  return (
    <div className={styles.cover} aria-hidden="true">
      <div className={styles.floor}>
        <div className={styles.bar} />
        <TileBand />
      </div>
      <div className={styles.bars}>
        <span />
        <span />
        <span />
        <span />
      </div>
    </div>
  )
}

export type CountdownProps = { seconds: number; of: number; unit: string }

/** Seconds as a numeral and as tiles; read aloud at the start, at 10 and at 5 only. */
export function Countdown({ seconds, of, unit }: CountdownProps) {
  const { t } = useTranslation()
  const spoken = [5, 10, of].find((mark) => seconds <= mark) ?? of
  return (
    <div className={styles.countdown}>
      <p role="timer" aria-live="off">
        <span className={styles.numeral}>{seconds}</span> <span className={styles.unit}>{unit}</span>
      </p>
      <div className={styles.tiles} aria-hidden="true">
        {Array.from({ length: of }, (_, at) => (
          <span key={at} data-gone={at >= seconds ? '' : undefined} />
        ))}
      </div>
      <p className="foyer-hidden" role="status">
        {t('ui.kiosk.secondsLeft', { count: spoken })}
      </p>
    </div>
  )
}
