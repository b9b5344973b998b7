import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../client.ts'
import { JustInTime } from '../../ui/kiosk/just-in-time.tsx'
import { KioskButton } from '../../ui/kiosk/kiosk-button.tsx'
import { ErrorSummary } from '../../ui/kiosk/kiosk-error-summary.tsx'
import { KioskField } from '../../ui/kiosk/kiosk-field.tsx'
import { KioskQuestion } from '../../ui/kiosk/kiosk-question.tsx'
import type { SignedIn } from '../flow-rules.ts'
import { useKiosk } from '../kiosk-context.ts'
import { refusalWords } from '../refusal-words.ts'
import { VisitorPage } from '../visitor-page.tsx'

const fieldId = 'copy-email'

/** Where the copy goes; the address is kept nowhere but in the message that leaves. */
export function CopyPage({ signedIn }: { signedIn: SignedIn }) {
  const [sent, setSent] = useState(false)
  return sent ? <Sent /> : <Address signedIn={signedIn} onSent={() => setSent(true)} />
}

function Address({ signedIn: { visitId, signOutCode }, onSent }: { signedIn: SignedIn; onSent: () => void }) {
  const { t } = useTranslation()
  const { take, act, busy, refusal, languages } = useKiosk()
  const [email, setEmail] = useState('')
  const [tries, setTries] = useState({ count: 0, wrong: false })
  const title = t('kiosk.copy.title')
  const { language } = languages
  const send = () => {
    const wrong = !/^\S+@\S+\.\S+$/.test(email.trim())
    setTries(({ count }) => ({ count: count + 1, wrong }))
    if (!wrong) act(() => client.documents.sendCopy({ visitId, signOutCode, email: email.trim(), language }), onSent)
  }
  const refused = refusal?.fields['email'] ? t('errors.field-email') : refusal && refusalWords(t, refusal)
  const said = tries.wrong ? t('errors.field-email') : (refused ?? undefined)
  return (
    <VisitorPage title={title} problem={said !== undefined} onBack={() => take({ kind: 'back' })}>
      <KioskQuestion
        title={title}
        fieldId={fieldId}
        hint={t('kiosk.copy.hint')}
        summary={said && <ErrorSummary problems={[{ fieldId, message: said }]} attempt={tries.count} />}
        aside={<JustInTime>{t('kiosk.copy.why')}</JustInTime>}
        actions={
          <KioskButton look="sill" type="submit" aria-disabled={busy}>
            {t('kiosk.copy.send')}
          </KioskButton>
        }
        onSubmit={send}
      >
        <KioskField
          id={fieldId}
          autoFocus
          inputMode="email"
          autoCapitalize="none"
          enterKeyHint="send"
          maxLength={254}
          dir="ltr"
          value={email}
          onChange={setEmail}
          error={said}
        />
      </KioskQuestion>
    </VisitorPage>
  )
}

function Sent() {
  const { t } = useTranslation()
  const { take } = useKiosk()
  const title = t('kiosk.copy.sentTitle')
  return (
    <VisitorPage title={title}>
      <KioskQuestion
        title={title}
        hint={t('kiosk.copy.sent')}
        actions={
          <KioskButton look="sill" type="submit">
            {t('kiosk.done')}
          </KioskButton>
        }
        onSubmit={() => take({ kind: 'back' })}
      />
    </VisitorPage>
  )
}
