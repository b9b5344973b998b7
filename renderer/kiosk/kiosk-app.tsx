import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../shared/contract/staff.ts'
import { mayCall } from '../../shared/access.ts'
import { useKeepRollCall } from '../rollcall/use-kept-roll-call.ts'
import { prefetchKeys } from '../ui/kiosk/keyboard/keyboard-dock.tsx'
import { setKeys, watchKeys } from '../ui/kiosk/keyboard/screen-keys.ts'
import { KioskButton } from '../ui/kiosk/kiosk-button.tsx'
import { whenIdle } from '../when-idle.ts'
import { HelpDialogs, useHelp } from './help-dialogs.tsx'
import { likelyKeyboard } from './keyboard-kind.ts'
import { useOwnLanguage } from './language-choice.ts'
import styles from './kiosk-pages.module.css'
import { useLookKept } from './office-look.ts'
import { EnrolPages } from './pages/enrol-pages.tsx'
import { LostPage } from './pages/lost-page.tsx'
import { PlainPage } from './pages/plain-page.tsx'
import { refusalWords } from './refusal-words.ts'
import type { Station } from './station.ts'
import { useStation } from './station.ts'
import { VisitorFlow } from './visitor-flow.tsx'

const nameless = 'Foyer'

/** Which screen this is: not reached, not set up, not enrolled, a desk, or the visitors' kiosk. */
export function KioskApp() {
  const { t } = useTranslation()
  const station = useStation()
  const { me, lost } = station
  useFieldInView()
  useKeepRollCall(me ? (me.device?.mode ?? null) : undefined)
  const setUp = me?.setUp
  useEffect(() => {
    if (setUp === false) location.replace('/desk')
  }, [setUp])

  const looked = useLookKept(me?.device != null)
  useOwnKeys(me, looked)
  const visitors = me?.device != null && mayCall('visits.signIn', me.staff?.roles ?? [], me.device.mode)
  const spoken = useOwnLanguage(visitors ? me.languages.own : undefined)

  if (!me) return <BeforeMe station={station} />
  if (!me.setUp || !looked) return <p className="foyer-hidden">{t('kiosk.starting')}</p>
  const organisation = me.organisation ?? nameless
  if (!me.device)
    return lost ? (
      <LostFirst organisation={organisation} />
    ) : (
      <EnrolPages station={station} organisation={organisation} />
    )
  if (!visitors)
    return (
      <PlainPage organisation={organisation} title={t('kiosk.deskOnly.title')} text={t('kiosk.deskOnly.text')}>
        <p>
          <a className={styles.link} href="/desk">
            {t('kiosk.deskOnly.toDesk')}
          </a>
        </p>
      </PlainPage>
    )
  if (!spoken && !lost) return <p className="foyer-hidden">{t('kiosk.starting')}</p>
  return <VisitorFlow key={me.device.id} station={station} me={me} />
}

/**
 * This screen's own keys, where its device has no others; before it is enrolled, where its platform has none. They are
 * fetched once the page stands: before, they would be read while everybody waits for it.
 */
function useOwnKeys(me: Me | null, stands: boolean): void {
  const { i18n } = useTranslation()
  const kind = me?.device?.keyboard ?? likelyKeyboard()
  useEffect(watchKeys, [])
  useEffect(() => {
    setKeys({ own: kind === 'own' })
    return kind === 'own' && stands ? whenIdle(() => prefetchKeys(i18n.language)) : undefined
  }, [kind, i18n.language, stands])
}

/** The host has not told yet who we are. */
function BeforeMe({ station: { lost, trouble, again } }: { station: Station }) {
  const { t } = useTranslation()
  if (lost) return <LostFirst organisation={nameless} />
  if (!trouble) return <p className="foyer-hidden">{t('kiosk.starting')}</p>
  return (
    <PlainPage organisation={nameless} title={t('kiosk.trouble.title')} text={refusalWords(t, trouble)}>
      <p>
        <KioskButton look="sill" onClick={again}>
          {t('kiosk.trouble.again')}
        </KioskButton>
      </p>
    </PlainPage>
  )
}

function LostFirst({ organisation }: { organisation: string }) {
  const help = useHelp()
  return (
    <>
      <LostPage organisation={organisation} help={help} kept={false} />
      <HelpDialogs help={help} />
    </>
  )
}

/** A platform's own keyboard may cover the lower part: the field in use is brought back into view. */
function useFieldInView(): void {
  useEffect(() => {
    const shown = window.visualViewport
    const bring = () => {
      const field = document.activeElement
      if (field instanceof HTMLInputElement && field.type === 'text') field.scrollIntoView({ block: 'center' })
    }
    shown?.addEventListener('resize', bring)
    return () => shown?.removeEventListener('resize', bring)
  }, [])
}
