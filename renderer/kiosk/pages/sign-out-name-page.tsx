import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../client.ts'
import { JustInTime } from '../../ui/kiosk/just-in-time.tsx'
import { KioskButton } from '../../ui/kiosk/kiosk-button.tsx'
import type { Problem } from '../../ui/kiosk/kiosk-error-summary.tsx'
import { ErrorSummary } from '../../ui/kiosk/kiosk-error-summary.tsx'
import { KioskField } from '../../ui/kiosk/kiosk-field.tsx'
import { KioskQuestion } from '../../ui/kiosk/kiosk-question.tsx'
import type { Answers } from '../flow-rules.ts'
import { problemWith } from '../flow-rules.ts'
import { useKiosk } from '../kiosk-context.ts'
import styles from '../kiosk-pages.module.css'
import { refusalWords } from '../refusal-words.ts'
import { VisitorPage } from '../visitor-page.tsx'

const nameId = 'sign-out-name'
const companyId = 'sign-out-company'

/** How often it was sent, and what was wrong with each field then. */
type Tries = { count: number; name: string | null; company: string | null }

/** Without the code: full name and company, as they were typed at sign-in. Nothing is ever suggested here. */
export function SignOutNamePage() {
  const { t } = useTranslation()
  const { flow, take, act, busy, refusal } = useKiosk()
  const [tries, setTries] = useState<Tries>({ count: 0, name: null, company: null })
  const title = t('kiosk.signOut.nameTitle')
  const { name, company } = flow.answers
  const write = (answers: Partial<Answers>) => take({ kind: 'answer', answers })
  const send = () => {
    const wrong = { name: problemWith('name', flow.answers), company: problemWith('company', flow.answers) }
    setTries(({ count }) => ({ count: count + 1, ...wrong }))
    if (wrong.name || wrong.company) return
    act(
      () => client.visits.signOutByName({ name, company }),
      () => take({ kind: 'signed-out' }),
    )
  }
  const nameError = tries.name ? t(`kiosk.${tries.name}`) : undefined
  const companyError = tries.company ? t(`kiosk.${tries.company}`) : undefined
  const problems: Problem[] = []
  if (nameError) problems.push({ fieldId: nameId, message: nameError })
  if (companyError) problems.push({ fieldId: companyId, message: companyError })
  if (refusal) problems.push({ message: refusalWords(t, refusal) })
  return (
    <VisitorPage title={title} problem={problems.length > 0} onBack={() => take({ kind: 'back' })}>
      <KioskQuestion
        title={title}
        hint={t('kiosk.signOut.nameHint')}
        aside={<JustInTime>{t('kiosk.signOut.why')}</JustInTime>}
        summary={problems.length > 0 && <ErrorSummary problems={problems} attempt={tries.count} />}
        actions={
          <KioskButton look="sill" type="submit" aria-disabled={busy}>
            {t('kiosk.signOut.action')}
          </KioskButton>
        }
        onSubmit={send}
      >
        <KioskField
          id={nameId}
          label={t('kiosk.signOut.name')}
          autoFocus
          autoCapitalize="words"
          enterKeyHint="next"
          value={name}
          onChange={(text) => write({ name: text })}
          error={nameError}
        />
        <KioskField
          id={companyId}
          label={t('kiosk.signOut.company')}
          autoCapitalize="words"
          enterKeyHint="done"
          value={company}
          onChange={(text) => write({ company: text })}
          error={companyError}
        />
        <p className={styles.aside}>{t('kiosk.signOut.companyEmpty')}</p>
      </KioskQuestion>
    </VisitorPage>
  )
}
