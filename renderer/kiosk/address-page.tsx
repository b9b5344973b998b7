import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isEmailShaped } from '../../shared/email-shape.ts'
import { KioskButton } from '../ui/kiosk/kiosk-button.tsx'
import { ErrorSummary } from '../ui/kiosk/kiosk-error-summary.tsx'
import { KioskField } from '../ui/kiosk/kiosk-field.tsx'
import { KioskQuestion } from '../ui/kiosk/kiosk-question.tsx'
import { useKiosk } from './kiosk-context.ts'
import { refusalWords } from './refusal-words.ts'
import { VisitorPage } from './visitor-page.tsx'

export type AddressPageProps = {
  fieldId: string
  title: string
  hint: string
  aside?: ReactNode
  /** What the button says. */
  action: string
  send: (email: string) => Promise<unknown>
  onSent: () => void
  onBack: () => void
}

/** Where something is sent by e-mail, only because its reader asks. */
export function AddressPage({ fieldId, title, hint, aside, action, send, onSent, onBack }: AddressPageProps) {
  const { t } = useTranslation()
  const { act, busy, refusal } = useKiosk()
  const [email, setEmail] = useState('')
  const [tries, setTries] = useState({ count: 0, wrong: false })
  const submit = () => {
    const wrong = !isEmailShaped(email)
    setTries(({ count }) => ({ count: count + 1, wrong }))
    if (!wrong) act(() => send(email.trim()), onSent)
  }
  const refused = refusal?.fields['email'] ? t('errors.field-email') : refusal && refusalWords(t, refusal)
  const said = tries.wrong ? t('errors.field-email') : (refused ?? undefined)
  return (
    <VisitorPage title={title} problem={said !== undefined} onBack={onBack}>
      <KioskQuestion
        title={title}
        fieldId={fieldId}
        hint={hint}
        summary={said && <ErrorSummary problems={[{ fieldId, message: said }]} attempt={tries.count} />}
        aside={aside}
        actions={
          <KioskButton look="sill" type="submit" aria-disabled={busy}>
            {action}
          </KioskButton>
        }
        onSubmit={submit}
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
