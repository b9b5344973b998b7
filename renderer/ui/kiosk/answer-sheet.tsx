import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './answer-sheet.module.css'

export type Answer = {
  /** Tells apart lines of one label. */
  key?: string
  label: string
  /** Empty shows "Not provided". */
  value: ReactNode
  detail?: string
  /** Takes the whole width: a list of names, each isolated, that runs as the page does. */
  long?: boolean
  onChange: () => void
}

/** The check page: what was answered, each line with its own way back. */
export function AnswerSheet({ answers }: { answers: Answer[] }) {
  const { t } = useTranslation()
  return (
    <dl className={styles.sheet}>
      {answers.map(({ key, label, value, detail, long, onChange }) => (
        <div key={key ?? label} className={styles.row} data-long={long ? '' : undefined}>
          <dt className={styles.label}>{label}</dt>
          <dd className={styles.value}>
            {value ? (
              long ? (
                value
              ) : (
                <span>
                  <bdi>{value}</bdi>
                </span>
              )
            ) : (
              <span className={styles.none}>{t('ui.kiosk.notProvided')}</span>
            )}
            {detail && <span className={styles.detail}>{detail}</span>}
          </dd>
          <dd className={styles.change}>
            <button
              type="button"
              className={styles.button}
              onClick={onChange}
              aria-label={t('ui.kiosk.changeWhat', { what: label })}
            >
              {t('ui.kiosk.change')}
            </button>
          </dd>
        </div>
      ))}
    </dl>
  )
}
