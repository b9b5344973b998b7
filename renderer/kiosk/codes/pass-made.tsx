import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { encode } from 'uqr'
import type { Answer } from '../../../shared/contract/index.ts'
import { client } from '../../client.ts'
import { longDate } from '../../ui/dates.ts'
import { KioskButton } from '../../ui/kiosk/kiosk-button.tsx'
import { KioskQuestion } from '../../ui/kiosk/kiosk-question.tsx'
import { QrPicture } from '../../ui/qr-picture.tsx'
import { AddressPage } from '../address-page.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { VisitorPage } from '../visitor-page.tsx'
import styles from './pass-made.module.css'

type Pass = Answer<'passes', 'make'>

/** The pass, to be photographed; by e-mail only where its holder asks. */
export function PassMade({ pass }: { pass: Pass }) {
  const [mail, setMail] = useState<'no' | 'asked' | 'sent'>('no')
  if (mail === 'asked') return <PassByMail pass={pass} onBack={() => setMail('no')} onSent={() => setMail('sent')} />
  return <PassShown pass={pass} sent={mail === 'sent'} onMail={() => setMail('asked')} />
}

function PassShown({ pass, sent, onMail }: { pass: Pass; sent: boolean; onMail: () => void }) {
  const { t } = useTranslation()
  const { clear, timeZone } = useKiosk()
  const title = t('kiosk.remember.madeTitle')
  const code = pass.code.match(/.{1,4}/g)!.join('-')
  return (
    <VisitorPage title={title}>
      <KioskQuestion
        title={title}
        hint={t('kiosk.remember.madeHint')}
        wide
        actionsLow
        actions={
          <>
            <KioskButton look="sill" type="submit">
              {t('kiosk.done')}
            </KioskButton>
            {!sent && <KioskButton onClick={onMail}>{t('kiosk.remember.mail')}</KioskButton>}
          </>
        }
        onSubmit={() => clear()}
      >
        <div className={styles.pass}>
          <QrPicture code={encode(pass.token, { ecc: 'M', border: 4 })} label={t('kiosk.remember.picture')} />
          <div className={styles.words}>
            <p>
              {t('kiosk.remember.code')} <strong className={styles.code}>{code}</strong>
            </p>
            <p>{t('kiosk.remember.gone', { date: longDate(pass.expiresOn, timeZone) })}</p>
            <p role="status">{sent && t('kiosk.remember.sent')}</p>
          </div>
        </div>
      </KioskQuestion>
    </VisitorPage>
  )
}

function PassByMail({ pass, onBack, onSent }: { pass: Pass; onBack: () => void; onSent: () => void }) {
  const { t } = useTranslation()
  return (
    <AddressPage
      fieldId="pass-email"
      title={t('kiosk.remember.mailTitle')}
      hint={t('kiosk.remember.mailHint')}
      action={t('kiosk.remember.send')}
      send={(email) => client.passes.send({ token: pass.token, email })}
      onSent={onSent}
      onBack={onBack}
    />
  )
}
