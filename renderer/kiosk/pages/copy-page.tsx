import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../client.ts'
import { JustInTime } from '../../ui/kiosk/just-in-time.tsx'
import { KioskButton } from '../../ui/kiosk/kiosk-button.tsx'
import { KioskQuestion } from '../../ui/kiosk/kiosk-question.tsx'
import { AddressPage } from '../address-page.tsx'
import type { SignedIn } from '../flow-rules.ts'
import { useKiosk } from '../kiosk-context.ts'
import { VisitorPage } from '../visitor-page.tsx'

/** Where the copy goes; the address is kept nowhere but in the message that leaves. */
export function CopyPage({ signedIn }: { signedIn: SignedIn }) {
  const [sent, setSent] = useState(false)
  return sent ? <Sent /> : <Address signedIn={signedIn} onSent={() => setSent(true)} />
}

function Address({ signedIn: { visitId, signOutCode }, onSent }: { signedIn: SignedIn; onSent: () => void }) {
  const { t } = useTranslation()
  const { take, languages } = useKiosk()
  const { language } = languages
  return (
    <AddressPage
      fieldId="copy-email"
      title={t('kiosk.copy.title')}
      hint={t('kiosk.copy.hint')}
      aside={<JustInTime>{t('kiosk.copy.why')}</JustInTime>}
      action={t('kiosk.copy.send')}
      send={(email) => client.documents.sendCopy({ visitId, signOutCode, email, language })}
      onSent={onSent}
      onBack={() => take({ kind: 'back' })}
    />
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
