import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { JustInTime } from '../../ui/kiosk/just-in-time.tsx'
import { KioskButton } from '../../ui/kiosk/kiosk-button.tsx'
import { ErrorSummary } from '../../ui/kiosk/kiosk-error-summary.tsx'
import { KioskField } from '../../ui/kiosk/kiosk-field.tsx'
import { KioskQuestion } from '../../ui/kiosk/kiosk-question.tsx'
import { problemWith } from '../flow-rules.ts'
import { useKiosk } from '../kiosk-context.ts'
import { VisitorPage } from '../visitor-page.tsx'

/** Full name or company: one line of text. */
export function TextQuestionPage({ question }: { question: 'name' | 'company' }) {
  const { t } = useTranslation()
  const { flow, take } = useKiosk()
  const [tries, setTries] = useState<{ count: number; problem: string | null }>({ count: 0, problem: null })
  const title = t(`kiosk.${question}.title`)
  const said = tries.problem ? t(`kiosk.${tries.problem}`) : undefined
  const goOn = () => {
    const problem = problemWith(question, flow.answers)
    if (problem) setTries(({ count }) => ({ count: count + 1, problem }))
    else take({ kind: 'next' })
  }
  const fieldId = `visitor-${question}`
  return (
    <VisitorPage title={title} problem={said !== undefined} onBack={() => take({ kind: 'back' })}>
      <KioskQuestion
        title={title}
        fieldId={fieldId}
        hint={question === 'company' ? t('kiosk.company.hint') : undefined}
        summary={said && <ErrorSummary problems={[{ fieldId, message: said }]} attempt={tries.count} />}
        aside={<JustInTime>{t(`kiosk.${question}.why`)}</JustInTime>}
        actions={
          <KioskButton look="sill" type="submit">
            {t('kiosk.continue')}
          </KioskButton>
        }
        onSubmit={goOn}
      >
        <KioskField
          id={fieldId}
          autoFocus
          autoCapitalize="words"
          enterKeyHint="next"
          value={flow.answers[question]}
          onChange={(text) => take({ kind: 'answer', answers: { [question]: text } })}
          error={said}
        />
      </KioskQuestion>
    </VisitorPage>
  )
}
