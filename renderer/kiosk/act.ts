import { useCallback, useRef, useState } from 'react'
import type { Refusal } from '../../shared/errors.ts'
import type { Station } from './station.ts'
import { refusalOf } from './station.ts'

export type Act = <Answer>(
  call: () => Promise<Answer>,
  done: (answer: Answer) => void,
  /** True where the refusal has been dealt with and needs no sentence. */
  refused?: (refusal: Refusal) => boolean,
) => void

/**
 * One call at a time: a second tap while one is under way does nothing. An answer that comes after `forget` (another
 * visitor may stand here) is dropped unseen.
 */
export function useAct(concerns: Station['concerns']) {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const turn = useRef(0)
  const running = useRef(false)

  const act: Act = useCallback(
    (call, done, refused) => {
      if (running.current) return
      const mine = turn.current
      running.current = true
      setBusy(true)
      setRefusal(null)
      const settle = (then: () => void) => {
        if (mine !== turn.current) return
        running.current = false
        setBusy(false)
        then()
      }
      call().then(
        (answer) => settle(() => done(answer)),
        (error: unknown) =>
          settle(() => {
            const said = refusalOf(error)
            if (!concerns(said) && !refused?.(said)) setRefusal(said)
          }),
      )
    },
    [concerns],
  )
  const forget = useCallback(() => {
    turn.current += 1
    running.current = false
    setBusy(false)
    setRefusal(null)
  }, [])
  return { busy, refusal, act, forget, hush: useCallback(() => setRefusal(null), []) }
}
