import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../client.ts'
import { KioskButton } from '../../ui/kiosk/kiosk-button.tsx'
import { ErrorSummary } from '../../ui/kiosk/kiosk-error-summary.tsx'
import { KioskField } from '../../ui/kiosk/kiosk-field.tsx'
import { KioskQuestion } from '../../ui/kiosk/kiosk-question.tsx'
import { useCodeOffers } from '../codes/code-offers.ts'
import { plainCode } from '../flow-rules.ts'
import { useKiosk } from '../kiosk-context.ts'
import styles from '../kiosk-pages.module.css'
import { refusalWords } from '../refusal-words.ts'
import { VisitorPage } from '../visitor-page.tsx'

const fieldId = 'sign-out-code'
const codeLength = 6

/** Sign out by the code; the answer never tells whether it matched. */
export function SignOutPage() {
  const { t } = useTranslation()
  const { flow, take, act, busy, refusal } = useKiosk()
  const [tries, setTries] = useState({ count: 0, short: false })
  const offers = useCodeOffers()
  const title = t('kiosk.signOut.title')
  const said = tries.short ? t('kiosk.signOut.missing') : refusal ? refusalWords(t, refusal) : undefined
  const send = () => {
    const code = plainCode(flow.answers.code)
    setTries(({ count }) => ({ count: count + 1, short: code.length !== codeLength }))
    if (code.length === codeLength)
      act(
        () => client.visits.signOutByCode({ code }),
        () => take({ kind: 'signed-out' }),
      )
  }
  return (
    <VisitorPage title={title} problem={said !== undefined} onBack={() => take({ kind: 'back' })}>
      <KioskQuestion
        title={title}
        fieldId={fieldId}
        hint={t('kiosk.signOut.hint')}
        summary={said && <ErrorSummary problems={[{ fieldId, message: said }]} attempt={tries.count} />}
        actions={
          <>
            <KioskButton look="sill" type="submit" aria-disabled={busy}>
              {t('kiosk.signOut.action')}
            </KioskButton>
            {offers?.readsCodes && (
              <KioskButton onClick={() => take({ kind: 'scan' })}>{t('kiosk.signOut.scan')}</KioskButton>
            )}
            <KioskButton look="plain" onClick={() => take({ kind: 'sign-out-by-name' })}>
              {t('kiosk.signOut.noCode')}
            </KioskButton>
          </>
        }
        onSubmit={send}
      >
        <div className={styles.codeField}>
          <KioskField
            id={fieldId}
            autoFocus
            autoCapitalize="characters"
            enterKeyHint="done"
            maxLength={20}
            dir="ltr"
            value={flow.answers.code}
            onChange={(code) => take({ kind: 'answer', answers: { code } })}
            error={said}
          />
        </div>
      </KioskQuestion>
    </VisitorPage>
  )
}
