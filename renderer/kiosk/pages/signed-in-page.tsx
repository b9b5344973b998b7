import { useTranslation } from 'react-i18next'
import { shortDate } from '../../ui/dates.ts'
import { CodePlate } from '../../ui/kiosk/code-plate.tsx'
import { KeptActions } from '../../ui/kiosk/kept-actions.tsx'
import { KioskButton } from '../../ui/kiosk/kiosk-button.tsx'
import { KioskWall } from '../../ui/kiosk/kiosk-wall.tsx'
import { RemovalLine } from '../../ui/removal-line.tsx'
import { AssemblyPoint } from '../assembly-point.tsx'
import { BadgePrint } from '../badge-print.tsx'
import { ClearsItself } from '../clears-itself.tsx'
import { RememberAction } from '../codes/remember-action.tsx'
import type { SignedIn } from '../flow-rules.ts'
import { CopyAction } from '../copy-action.tsx'
import { HostTold, NobodyTold } from '../host-told.tsx'
import { PartyCodes } from '../house/party-codes.tsx'
import { useCountdown } from '../idle-watch.ts'
import { useKiosk } from '../kiosk-context.ts'
import styles from '../kiosk-pages.module.css'
import { LanguageCorner } from '../language-dialog.tsx'
import { VisitorPage } from '../visitor-page.tsx'

/** The code, the removal date, whether the host knows, and what to do now. */
export function SignedInPage({ signedIn }: { signedIn: SignedIn }) {
  const { t } = useTranslation()
  const { timeZone, clear, languages } = useKiosk()
  const { host, signOutCode, signedInAt, removedOn, party, arrival } = signedIn
  // A party has as many codes to write down as people.
  const { left, more } = useCountdown(party ? 60 : 20, clear)
  const lead = arrival ? <HostTold host={host} arrival={arrival} /> : <NobodyTold host={host} />
  const wall = (
    <KioskWall
      corner={<LanguageCorner choice={languages} />}
      status={t('kiosk.signedIn.status')}
      greeting={t('kiosk.signedIn.title')}
      lead={lead}
    >
      <ClearsItself seconds={left} />
    </KioskWall>
  )
  return (
    <VisitorPage title={t('kiosk.signedIn.pageTitle')} wall={wall}>
      <div className={styles.signedIn}>
        <div className={styles.facts}>
          <div className={styles.code}>
            <CodePlate label={t('kiosk.signedIn.code')} code={signOutCode} />
            <p className={styles.codeUse}>{t(party ? 'kiosk.party.codeUse' : 'kiosk.signedIn.codeUse')}</p>
            {party && <PartyCodes party={party} />}
          </div>
          <BadgePrint signedIn={signedIn} />
          <AssemblyPoint />
          <div className={styles.removal}>
            <RemovalLine
              band
              fromLabel={t('kiosk.signedIn.from')}
              from={shortDate(signedInAt, timeZone)}
              untilLabel={t('kiosk.signedIn.until')}
              until={shortDate(removedOn, timeZone)}
              note={t('kiosk.signedIn.unless')}
            />
          </div>
          <div className={styles.offers}>
            <CopyAction />
            <RememberAction />
          </div>
        </div>
        <KeptActions>
          <KioskButton look="sill" onClick={() => clear()}>
            {t('kiosk.done')}
          </KioskButton>
          <KioskButton onClick={() => more(60)}>{t('kiosk.signedIn.moreTime')}</KioskButton>
        </KeptActions>
      </div>
    </VisitorPage>
  )
}
