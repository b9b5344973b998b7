import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { OfficeLanguages } from '../../shared/contract/languages.ts'
import type { Language } from '../../shared/languages.ts'
import { showLanguage } from '../ui/i18n.ts'
import { fetchLanguage, isFetched } from '../ui/language-files.ts'
import { whenIdle } from '../when-idle.ts'
import { type Station, unreachable } from './station.ts'

export type LanguageChoice = {
  language: Language
  /** In the office's order. */
  offered: readonly Language[]
  /** Whether the languages are laid out to choose from. */
  opened: boolean
  open: () => void
  close: () => void
  choose: (language: Language) => void
  /** For the next visitor: the office's own language, and nothing open. */
  reset: () => void
}

/** ms that a kiosk that starts waits for its own language; then it speaks English until that is there. */
const longestWait = 3_000

/**
 * Whether the visitors' page may be drawn: the office's own language is there, or not to be had, so that nothing is drawn in
 * English first and turned round where people write from right to left. From then on a visitor's choice decides.
 */
export function useOwnLanguage(own: Language | undefined): boolean {
  const [ready, setReady] = useState(own !== undefined && isFetched(own))
  useEffect(() => {
    if (ready || !own) return
    const go = () => setReady(true)
    const timer = setTimeout(go, longestWait)
    let late = false
    fetchLanguage(own)
      .then(() => !late && showLanguage(own))
      .then(go, go)
    return () => {
      late = true
      clearTimeout(timer)
    }
  }, [ready, own])
  return ready
}

/** The language of one visitor's way. What they typed stays where it is; the office's own comes back with every clear. */
export function useLanguageChoice({ own, offered }: OfficeLanguages, concerns: Station['concerns']): LanguageChoice {
  const [language, setLanguage] = useState<Language>(isFetched(own) ? own : 'en')
  const [opened, setOpened] = useState(false)
  const wanted = useRef<Language>('en')

  const show = useCallback((chosen: Language) => {
    showLanguage(chosen)
    setLanguage(chosen)
  }, [])
  const bring = useCallback(
    (chosen: Language) => {
      wanted.current = chosen
      fetchLanguage(chosen).then(
        () => wanted.current === chosen && show(chosen),
        () => concerns(unreachable),
      )
    },
    [concerns, show],
  )
  const choose = useCallback(
    (chosen: Language) => {
      setOpened(false)
      wanted.current = chosen
      if (isFetched(chosen)) show(chosen)
      else bring(chosen)
    },
    [bring, show],
  )
  const reset = useCallback(() => choose(own), [choose, own])
  useEffect(() => bring(own), [bring, own])
  useReady(offered)
  return useMemo(
    () => ({ language, offered, opened, open: () => setOpened(true), close: () => setOpened(false), choose, reset }),
    [language, offered, opened, choose, reset],
  )
}

/** Once the page stands, every language that is offered is fetched: whoever touches one sees it at once. */
function useReady(offered: readonly Language[]): void {
  const all = offered.join(' ')
  useEffect(
    () =>
      whenIdle(() => {
        for (const language of all.split(' ')) fetchLanguage(language as Language).catch(() => {})
      }),
    [all],
  )
}
