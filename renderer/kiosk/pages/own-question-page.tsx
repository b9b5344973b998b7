import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../shared/texts-of.ts'
import { longDate } from '../../ui/dates.ts'
import { JustInTime } from '../../ui/kiosk/just-in-time.tsx'
import { KioskButton } from '../../ui/kiosk/kiosk-button.tsx'
import { ErrorSummary } from '../../ui/kiosk/kiosk-error-summary.tsx'
import { KioskQuestion } from '../../ui/kiosk/kiosk-question.tsx'
import { answerFields } from '../answer-fields/answer-fields.ts'
import { keyOf, type OwnQuestion, problemWithOwn } from '../flow-rules.ts'
import { useKiosk } from '../kiosk-context.ts'
import { OfficeText } from '../office-text.tsx'
import { VisitorPage } from '../visitor-page.tsx'
import styles from './own-question-page.module.css'

/** A question of the category's own: the same frame for every kind. */
export function OwnQuestionPage({ question }: { question: OwnQuestion }) {
  const { t, i18n } = useTranslation()
  const { flow, take } = useKiosk()
  const [tries, setTries] = useState<{ count: number; problem: string | null }>({ count: 0, problem: null })
  const said = tries.problem ? t(`kiosk.${tries.problem}`) : undefined
  const given = flow.answers.own[question.id] ?? { text: '' }
  const { Field, labelled } = answerFields[question.kind]
  const fieldId = keyOf({ question: question.id })
  const goOn = () => {
    const problem = problemWithOwn(question, given)
    if (problem) setTries(({ count }) => ({ count: count + 1, problem }))
    else take({ kind: 'next' })
  }
  return (
    <VisitorPage
      title={inLanguage(question.wording, i18n.language)}
      problem={said !== undefined}
      onBack={() => take({ kind: 'back' })}
    >
      <KioskQuestion
        title={
          <>
            <OfficeText texts={question.wording} />{' '}
            {!question.required && <span className={styles.optional}>{t('kiosk.question.optional')}</span>}
          </>
        }
        fieldId={labelled ? fieldId : undefined}
        hint={hintOf()}
        summary={said && <ErrorSummary problems={[{ fieldId, message: said }]} attempt={tries.count} />}
        aside={<Why question={question} />}
        actions={
          <KioskButton look="sill" type="submit">
            {t('kiosk.continue')}
          </KioskButton>
        }
        onSubmit={goOn}
      >
        <Suspense fallback={<p role="status">{t('kiosk.starting')}</p>}>
          <Field
            id={fieldId}
            question={question}
            given={given}
            onChange={(now) => take({ kind: 'answer-own', question: question.id, given: now })}
            error={said}
          />
        </Suspense>
      </KioskQuestion>
    </VisitorPage>
  )

  function hintOf() {
    if (flow.questionsChanged) return <JustInTime>{t('kiosk.question.changed')}</JustInTime>
    return question.kind === 'date' ? t('kiosk.question.date.hint') : undefined
  }
}

/** Why it is asked, who sees the answer where that is not reception, and when it goes where that is before the visit. */
function Why({ question }: { question: OwnQuestion }) {
  const { t, i18n } = useTranslation()
  const { timeZone } = useKiosk()
  return (
    <JustInTime>
      <p>
        <OfficeText texts={question.why} />
      </p>
      {question.seenBy !== 'reception' && <p>{t(`kiosk.question.seenBy.${question.seenBy}`)}</p>}
      {question.removedOn && (
        <p>{t('kiosk.question.removed', { date: longDate(question.removedOn, timeZone, i18n.language) })}</p>
      )}
    </JustInTime>
  )
}
