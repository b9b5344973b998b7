import type { FormEvent, ReactNode } from 'react'
import { useId, useRef } from 'react'
import { KeptActions } from './kept-actions.tsx'
import { keepHyphens } from './keep-hyphens.tsx'
import { QuestionContext } from './question-context.ts'
import { useTitleFocus } from './title-focus.ts'
import styles from './kiosk-question.module.css'

export type KioskQuestionProps = {
  title: ReactNode
  /** The one field that the title labels; leave out for choices and for pages without a field. */
  fieldId?: string
  /** A small line above the title: "Before you start". */
  kicker?: ReactNode
  hint?: ReactNode
  /** An ErrorSummary, above the title. */
  summary?: ReactNode
  /** A JustInTime: why we ask. */
  aside?: ReactNode
  /** KioskButtons. */
  actions?: ReactNode
  /** A sentence right above the actions. */
  actionsLead?: ReactNode
  /** Pushes the actions down to the thumb: for pages without a keyboard. */
  actionsLow?: boolean
  /** One wide column also in landscape: for the notice and the check page. */
  wide?: boolean
  children?: ReactNode
  onSubmit?: () => void
}

/** One question, one primary button. In landscape the question stands beside the answer. */
export function KioskQuestion(props: KioskQuestionProps) {
  const { title, fieldId, kicker, hint, summary, aside, wide, children, onSubmit } = props
  const { actions, actionsLead, actionsLow } = props
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  useTitleFocus(heading)
  const ids = { titleId: `${id}title`, hintId: hint ? `${id}hint` : undefined }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit?.()
  }
  return (
    <form className={styles.question} data-wide={wide ? '' : undefined} noValidate autoComplete="off" onSubmit={submit}>
      <div className={styles.asked}>
        {summary}
        {kicker && <p className={styles.kicker}>{kicker}</p>}
        <h1 id={ids.titleId} ref={heading} tabIndex={-1} className={styles.title}>
          {fieldId ? <label htmlFor={fieldId}>{keepHyphens(title)}</label> : keepHyphens(title)}
        </h1>
        {hint && (
          <div id={ids.hintId} className={styles.hint}>
            {keepHyphens(hint)}
          </div>
        )}
      </div>
      <div className={styles.answer} data-low={actionsLow ? '' : undefined}>
        <QuestionContext value={ids}>{children}</QuestionContext>
        {actions && <KeptActions lead={actionsLead}>{actions}</KeptActions>}
      </div>
      {aside && <div className={styles.aside}>{aside}</div>}
    </form>
  )
}
