import { Activity, useCallback, useEffect, useMemo, useReducer, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Me } from '../../shared/contract/staff.ts'
import { useAct } from './act.ts'
import { keyOf, startOfFlow } from './flow-rules.ts'
import { useFreshScreen } from './fresh-screen.ts'
import { useFootageDays } from './footage-days.ts'
import type { Help } from './help-dialogs.tsx'
import { HelpDialogs, useHelp } from './help-dialogs.tsx'
import { quietOn } from './idle-rules.ts'
import { useIdle } from './idle-watch.ts'
import { IdleWarning } from './idle-warning.tsx'
import { KeptPage } from './kept-page.tsx'
import type { Kiosk } from './kiosk-context.ts'
import { KioskContext } from './kiosk-context.ts'
import { useLanguageChoice } from './language-choice.ts'
import { LanguageDialog } from './language-dialog.tsx'
import { LostPage } from './pages/lost-page.tsx'
import type { Station } from './station.ts'
import { takeStep } from './visit-flow.ts'
import { VisitorPages } from './visitor-pages.tsx'

/** One visitor after another: what each typed lives here, in memory, and is wiped at the end of every way. */
export function VisitorFlow({ station, me }: { station: Station; me: Me }) {
  const help = useHelp(me.timeZone)
  const { kiosk, turn } = useKioskState(station, me, help)
  const { flow, clear } = kiosk
  const { idle, stay } = useIdle(quietOn(flow.page))
  const footageDays = useFootageDays(flow.page === 'welcome', station)
  useWipeOnLeave(clear)
  useFreshScreen(station.lost, flow.page === 'welcome')

  // Behind the page of a lost host no countdown runs: what stands there is watched like any other.
  const clearsItself = !station.lost && (flow.page === 'signed-in' || flow.page === 'signed-out')
  const watched = flow.page !== 'welcome' && !clearsItself
  useEffect(() => {
    if (watched && idle.kind === 'gone') clear(true)
    // Nobody is at the welcome any more: text, contrast and open dialogs go back for the next visitor.
    if (!watched && !clearsItself && idle.kind !== 'present') clear()
    if (idle.kind === 'gone' || (idle.kind === 'warned' && !watched)) stay()
  }, [idle, watched, clearsItself, clear, stay])

  const warned = watched && idle.kind === 'warned' ? idle : null
  const kept = flow.page !== 'welcome'
  return (
    <KioskContext value={kiosk}>
      {warned && <Warning seconds={warned.seconds} help={help} stay={stay} clear={clear} />}
      <Activity mode={warned ? 'hidden' : 'visible'}>
        {station.lost && (
          <LostPage organisation={kiosk.organisation} help={help} kept={kept} timeZone={kiosk.timeZone} />
        )}
      </Activity>
      {(kept || !station.lost) && (
        <KeptPage key={`${turn} ${keyOf(flow.page)}`} away={warned !== null || station.lost}>
          <VisitorPages footageDays={footageDays} />
        </KeptPage>
      )}
      {!warned && (
        <>
          <HelpDialogs help={help} />
          <LanguageDialog choice={kiosk.languages} />
        </>
      )}
    </KioskContext>
  )
}

type WarningProps = { seconds: number; help: Help; stay: () => void; clear: () => void }

/** Whatever is pressed on the warning, somebody is here. */
function Warning({ seconds, help, stay, clear }: WarningProps) {
  const stayAnd = (then: () => void) => () => {
    stay()
    then()
  }
  return (
    <IdleWarning
      seconds={seconds}
      onStay={stay}
      onClear={stayAnd(() => clear())}
      onCall={stayAnd(help.openCall)}
      onText={stayAnd(help.openText)}
    />
  )
}

/** `turn` counts clearings, so that nothing of a page outlives one. */
function useKioskState(station: Station, me: Me, help: Help): { kiosk: Kiosk; turn: number } {
  const [flow, take] = useReducer(takeStep, startOfFlow)
  const [turn, setTurn] = useState(0)
  const { now, concerns } = station
  const { act, busy, refusal, forget, hush } = useAct(concerns)
  const { openCall, openText, reset } = help
  const languages = useLanguageChoice(me.languages, concerns)
  const { reset: resetLanguage } = languages
  useEffect(hush, [hush, flow.page])

  const clear = useCallback(
    (byItself = false) => {
      take({ kind: 'clear', byItself })
      setTurn((before) => before + 1)
      forget()
      reset()
      resetLanguage()
    },
    [forget, reset, resetLanguage],
  )
  const organisation = me.organisation ?? ''
  const timeZone = me.timeZone ?? 'UTC'
  const prints = me.device?.prints ?? false
  const kiosk = useMemo<Kiosk>(
    () => ({
      organisation,
      timeZone,
      prints,
      now,
      flow,
      take,
      act,
      busy,
      refusal,
      clear,
      openCall,
      openText,
      languages,
    }),
    [organisation, timeZone, prints, now, flow, act, busy, refusal, clear, openCall, openText, languages],
  )
  return { kiosk, turn }
}

/** Leaving, reloading or going back shows nothing of the visitor before: wiped before the page is put away. */
function useWipeOnLeave(clear: () => void): void {
  useEffect(() => {
    const wipe = () => flushSync(() => clear())
    const restored = (event: PageTransitionEvent) => event.persisted && location.reload()
    window.addEventListener('pagehide', wipe)
    window.addEventListener('pageshow', restored)
    return () => {
      window.removeEventListener('pagehide', wipe)
      window.removeEventListener('pageshow', restored)
    }
  }, [clear])
}
