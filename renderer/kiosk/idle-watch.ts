import { useCallback, useEffect, useRef, useState } from 'react'
import type { Idle } from './idle-rules.ts'
import { idleAfter } from './idle-rules.ts'

const listens = 'foyer-listens'
const signs = ['pointerdown', 'keydown', 'wheel', 'touchmove', 'input', listens] as const

/** Says that somebody listens to this page: a sign of a person, like a touch. */
export const listening = (): void => void window.dispatchEvent(new Event(listens))

/** Calls `hear` at every sign of a person. */
function usePresence(hear: () => void): void {
  useEffect(() => {
    for (const sign of signs) window.addEventListener(sign, hear, { capture: true, passive: true })
    return () => {
      for (const sign of signs) window.removeEventListener(sign, hear, { capture: true })
    }
  }, [hear])
}

/** How long nobody has touched this screen, which may be so for `quiet` ms. Once warned, only `stay` counts as presence. */
export function useIdle(quiet: number): { idle: Idle; stay: () => void } {
  const [idle, setIdle] = useState<Idle>({ kind: 'present' })
  const touchedAt = useRef(0)
  const warned = useRef(false)

  const stay = useCallback(() => {
    touchedAt.current = performance.now()
    warned.current = false
    setIdle({ kind: 'present' })
  }, [])
  usePresence(
    useCallback(() => {
      if (!warned.current) touchedAt.current = performance.now()
    }, []),
  )
  useEffect(() => {
    touchedAt.current = performance.now()
    const timer = setInterval(() => {
      const next = idleAfter(performance.now() - touchedAt.current, quiet)
      warned.current = next.kind !== 'present'
      setIdle((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next))
    }, 250)
    return () => clearInterval(timer)
  }, [quiet])
  return { idle, stay }
}

/** Seconds until `over` is called; every touch gives at least `seconds` again, and `more` gives as many as it says. */
export function useCountdown(seconds: number, over: () => void): { left: number; more: (seconds: number) => void } {
  const [left, setLeft] = useState(seconds)
  const endsAt = useRef(0)

  const more = useCallback((given: number) => {
    endsAt.current = Math.max(endsAt.current, performance.now() + given * 1000)
    setLeft(Math.ceil((endsAt.current - performance.now()) / 1000))
  }, [])
  usePresence(useCallback(() => more(seconds), [more, seconds]))
  useEffect(() => {
    // A page that comes back into sight is given its time anew.
    endsAt.current = Math.max(endsAt.current, performance.now() + seconds * 1000)
    const timer = setInterval(() => {
      const ms = endsAt.current - performance.now()
      setLeft(Math.max(0, Math.ceil(ms / 1000)))
      if (ms <= 0) over()
    }, 250)
    return () => clearInterval(timer)
  }, [over, seconds])
  return { left, more }
}
