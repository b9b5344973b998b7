import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'

export type Problem = { fieldId?: string; message: string }

export type ProblemSummaryProps = {
  problems: Problem[]
  /** Counts sendings, so that a second try with the same problems is announced too. */
  attempt?: number
  /** The classes `summary`, `title` and `list` of the kiosk or the desk. */
  styles: Record<string, string | undefined>
}

/** "There is a problem": takes the focus, and each line leads to its field. */
export function ProblemSummary({ problems, attempt = 0, styles }: ProblemSummaryProps) {
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
