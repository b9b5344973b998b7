import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChoiceList } from '../../ui/kiosk/choice-list.tsx'
import { JustInTime } from '../../ui/kiosk/just-in-time.tsx'
import { KioskButton } from '../../ui/kiosk/kiosk-button.tsx'
import { ErrorSummary } from '../../ui/kiosk/kiosk-error-summary.tsx'
import { KioskQuestion } from '../../ui/kiosk/kiosk-question.tsx'
import { problemWith } from '../flow-rules.ts'
import { useKiosk } from '../kiosk-context.ts'
import { OfficeText } from '../office-text.tsx'
import { VisitorPage } from '../visitor-page.tsx'

export function CategoryPage() {
  const { t } = useTranslation()
  const { flow, take } = useKiosk()
  const [tries, setTries] = useState(0)
  const title = t('kiosk.category.title')
  const problem = problemWith('category', flow.answers)
  const said = tries > 0 && problem ? t(`kiosk.${problem}`) : undefined
  return (
    <VisitorPage title={title} problem={said !== undefined} onBack={() => take({ kind: 'back' })}>
      <KioskQuestion
        title={title}
        summary={said && <ErrorSummary problems={[{ fieldId: 'visitor-category', message: said }]} attempt={tries} />}
        aside={<JustInTime>{t('kiosk.category.why')}</JustInTime>}
        actions={
          <KioskButton look="sill" type="submit">
            {t('kiosk.continue')}
          </KioskButton>
        }
        onSubmit={() => (problem ? setTries(tries + 1) : take({ kind: 'next' }))}
      >
        <ChoiceList
          name="visitor-category"
          value={flow.answers.categoryId === null ? undefined : String(flow.answers.categoryId)}
          onChange={(chosen) => take({ kind: 'answer', answers: { categoryId: Number(chosen) } })}
          choices={flow.categories.map(({ id, names }) => ({
            value: String(id),
            label: <OfficeText texts={names} />,
          }))}
          error={said}
        />
      </KioskQuestion>
    </VisitorPage>
  )
}
