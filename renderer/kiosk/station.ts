import { useCallback, useEffect, useRef, useState } from 'react'
import type { Me } from '../../shared/contract/staff.ts'
import type { Refusal } from '../../shared/errors.ts'
import { CallError, client } from '../client.ts'
import { listenLive } from '../live.ts'
import { showDisplay } from '../ui/display.ts'
import { firstAnswer, takeFirstAnswer } from './first-answers.ts'

export type Station = {
  /** Which device this is; null until the host answered. */
  me: Me | null
  /** The host does not answer; it is asked again by itself. */
  lost: boolean
  /** Why the host will not say who we are. */
  trouble: Refusal | null
  /** Now by the host's clock, unix ms. */
  now: () => number
  /** Asks the host again who we are. */
  again: () => void
  /** Hands on a call's failure; true where it concerns the whole station (unreachable, no longer enrolled). */
  concerns: (refusal: Refusal) => boolean
}

/** That the host does not answer, told by something else than a call. */
export const unreachable: Refusal = {
  code: 'unavailable',
  key: 'unreachable',
  message: '',
  params: {},
  fields: {},
}

const askEvery = 30_000
const retryEvery = 3_000

/** What went wrong with a call, as a refusal: a fault of our own is not the host's. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof CallError) return error.refusal
  throw error
}

/** No answer at all, in contrast to one that says no. */
const isSilence = ({ key }: Refusal): boolean => key === 'unreachable'

/** ms that the host's clock is ahead of ours. */
const aheadOf = (me: Me | null): number => (me ? me.now - Date.now() : 0)

/** Before anything is drawn by it: a page's styles are reckoned once. */
const measureFor = (me: Me): void => showDisplay({ mm: me.device?.pixelsPerMm })

function meOfPage(): Me | null {
  const me = firstAnswer('staff.me')
  if (me) measureFor(me)
  return me ?? null
}

/** This screen as the host knows it, kept fresh: enrolment, office, clock. */
export function useStation(): Station {
  const [me, setMe] = useState(meOfPage)
  const [lost, setLost] = useState(false)
  const [trouble, setTrouble] = useState<Refusal | null>(null)
  const ahead = useRef(aheadOf(me))

  const again = useCallback(() => {
    const written = takeFirstAnswer('staff.me')
    const asked = written ?? client.staff.me({})
    asked.then(
      (answer) => {
        if (!written) ahead.current = aheadOf(answer)
        measureFor(answer)
        setMe(answer)
        setLost(false)
        setTrouble(null)
      },
      (error: unknown) => {
        const refusal = refusalOf(error)
        if (isSilence(refusal)) setLost(true)
        else setTrouble(refusal)
      },
    )
  }, [])

  useEffect(again, [again])
  useEffect(() => {
    const timer = setInterval(again, lost ? retryEvery : askEvery)
    return () => clearInterval(timer)
  }, [again, lost])

  const enrolled = me?.device != null
  useEffect(() => {
    if (!enrolled) return
    return listenLive((topic) => {
      if (topic === 'settings' || topic === 'devices' || topic === 'everything') again()
    })
  }, [again, enrolled])

  const concerns = useCallback(
    (refusal: Refusal) => {
      const silent = isSilence(refusal)
      const unknown = refusal.code === 'unauthenticated'
      if (silent) setLost(true)
      if (silent || unknown) again()
      return silent || unknown
    },
    [again],
  )
  const now = useCallback(() => Date.now() + ahead.current, [])
  return { me, lost, trouble, now, again, concerns }
}
