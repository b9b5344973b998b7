import { useCallback, useEffect, useState } from 'react'
import type { HostAnswer } from '../../../shared/contract/arrivals.ts'
import type { Answer } from '../../../shared/contract/index.ts'
import type { Refusal } from '../../../shared/errors.ts'
import { CallError, client } from '../../client.ts'
import { speak } from '../guest-language.ts'

export type Waiting = Answer<'arrivals', 'look'>

/** Another who was told may answer while this page is open. */
const askEvery = 15_000

/** Who waits, by the token of the link, and the one thing that can be done about it. */
export function useArrival(token: string) {
  const [waiting, setWaiting] = useState<Waiting | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(false)

  const take = useCallback(
    (call: Promise<Waiting>) =>
      call
        .then(async (answer) => {
          await speak(answer.language)
          setWaiting(answer)
          setRefusal(null)
        })
        .catch((error: unknown) => {
          if (!(error instanceof CallError)) throw error
          setRefusal(error.refusal)
        }),
    [],
  )
  const look = useCallback(() => void take(client.arrivals.look({ token })), [take, token])
  const say = useCallback(
    (answer: HostAnswer) => {
      setBusy(true)
      void take(client.arrivals.answer({ token, answer })).finally(() => setBusy(false))
    },
    [take, token],
  )

  const over = waiting?.answer != null || refusal?.key === 'link-not-good'
  useEffect(() => {
    if (over) return
    look()
    const timer = setInterval(look, askEvery)
    return () => clearInterval(timer)
  }, [look, over])

  return { waiting, refusal, busy, say, look }
}
