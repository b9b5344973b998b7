import { IconDoorEnter, IconDoorExit } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../client.ts'
import { clockTime, weekdayDate } from '../../ui/dates.ts'
import { CctvPlate } from '../../ui/kiosk/cctv-plate.tsx'
import { KioskActions, KioskButton } from '../../ui/kiosk/kiosk-button.tsx'
import { ErrorSummary } from '../../ui/kiosk/kiosk-error-summary.tsx'
import { KioskWall } from '../../ui/kiosk/kiosk-wall.tsx'
import { QuietActions } from '../../ui/kiosk/quiet-action.tsx'
import { askedNow } from '../asked-now.ts'
import { CodeAction } from '../codes/code-action.tsx'
import { HouseActions } from '../house/house-actions.tsx'
import { greetingAt } from '../idle-rules.ts'
import { useKiosk } from '../kiosk-context.ts'
import styles from '../kiosk-pages.module.css'
import { LanguageCorner, Languages } from '../language-dialog.tsx'
import { useOfficeLook } from '../office-look.ts'
import { refusalWords } from '../refusal-words.ts'
import { VisitorPage } from '../visitor-page.tsx'

/** The first thing a visitor sees: a greeting, the CCTV plate, two doors. `footageDays` is null until the host told. */
export function WelcomePage({ footageDays }: { footageDays: number | null }) {
  const { t } = useTranslation()
  const { organisation, timeZone, flow, take, act, busy, refusal, languages } = useKiosk()
  const look = useOfficeLook()
  const at = useMinute()
  const cleared = useOnceShown(flow.cleared)
  const time = clockTime(at, timeZone)
  const signIn = () =>
    act(
      () => Promise.all([client.privacy.notice({ language: languages.language }), askedNow()]),
      ([notice, asked]) => take({ kind: 'sign-in', notice, ...asked, attemptId: crypto.randomUUID() }),
    )
  const wall = (
    <KioskWall
      organisation={organisation}
      clock={t('kiosk.welcome.clock', { date: weekdayDate(at, timeZone), time })}
      greeting={t(`kiosk.welcome.${greetingAt(Number(time.slice(0, 2)))}`)}
      lead={look.welcome[languages.language] ?? t('kiosk.welcome.lead')}
      logo={look.logo ?? undefined}
      corner={<LanguageCorner choice={languages} />}
    >
      {footageDays !== null && (
        <CctvPlate
          title={t('kiosk.cctv.title')}
          text={t('kiosk.cctv.text', { organisation, count: footageDays })}
          days={footageDays}
          removedLabel={t('kiosk.cctv.removed', { count: footageDays })}
          todayLabel={t('kiosk.cctv.today')}
        />
      )}
    </KioskWall>
  )
  return (
    <VisitorPage title={t('kiosk.welcome.title')} wall={wall} problem={refusal !== null}>
      <p role="status" className={styles.cleared}>
        {cleared && t('kiosk.welcome.cleared')}
      </p>
      {refusal && <ErrorSummary problems={[{ message: refusalWords(t, refusal) }]} />}
      <KioskActions grand>
        <KioskButton
          look="sill"
          size="grand"
          icon={<IconDoorEnter stroke={1.6} className="foyer-mirror" aria-hidden="true" />}
          onClick={signIn}
          aria-disabled={busy}
        >
          {t('kiosk.welcome.signIn')}
        </KioskButton>
        <KioskButton
          size="grand"
          icon={<IconDoorExit stroke={1.6} className="foyer-mirror" aria-hidden="true" />}
          onClick={() => take({ kind: 'sign-out' })}
        >
          {t('kiosk.welcome.signOut')}
        </KioskButton>
      </KioskActions>
      <QuietActions>
        <CodeAction />
        <HouseActions />
      </QuietActions>
      <div className={styles.languages}>
        <Languages choice={languages} />
      </div>
    </VisitorPage>
  )
}

/** False at first, so that a status is added to a page that is there already: only then is it read aloud. */
function useOnceShown(wanted: boolean): boolean {
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 100)
    return () => clearTimeout(timer)
  }, [])
  return shown && wanted
}

/** The minute that it is now, unix ms. */
function useMinute(): number {
  const { now } = useKiosk()
  const [at, setAt] = useState(() => minuteOf(now()))
  useEffect(() => {
    const timer = setInterval(() => setAt(minuteOf(now())), 1_000)
    return () => clearInterval(timer)
  }, [now])
  return at
}

const minuteOf = (at: number) => at - (at % 60_000)
