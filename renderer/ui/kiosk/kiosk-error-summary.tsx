import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './kiosk-error-summary.module.css'

export type Problem = { fieldId?: string; message: string }

/** "There is a problem": takes the focus, and each line leads to its field. `attempt` counts sendings, so that a second try is announced too. */
export function ErrorSummary({ problems, attempt = 0 }: { problems: Problem[]; attempt?: number }) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const said = problems.map((problem) => problem.message).join('\n')
  useEffect(() => {
    if (said && attempt >= 0) box.current?.focus()
  }, [said, attempt])
  if (problems.length === 0) return null
  return (
    <div ref={box} tabIndex={-1} role="alert" className={styles.summary}>
      <h2 className={styles.title}>{t('ui.problem')}</h2>
      <ul className={styles.list}>
        {problems.map(({ fieldId, message }) => (
          <li key={message}>{fieldId ? <ProblemLink fieldId={fieldId} message={message} /> : message}</li>
        ))}
      </ul>
    </div>
  )
}

function ProblemLink({ fieldId, message }: { fieldId: string; message: string }) {
  return (
    <a
      href={`#${fieldId}`}
      onClick={(event) => {
        event.preventDefault()
        document.getElementById(fieldId)?.focus()
      }}
    >
      {message}
    </a>
  )
}
