import { useEffect, useSyncExternalStore } from 'react'
import type { Answer } from '../../../shared/contract/index.ts'
import { client } from '../../client.ts'
import { firstAnswer, takeFirstAnswer } from '../first-answers.ts'

export type CodeOffers = Answer<'invitations', 'station'>

/** What the host said last: nothing of anybody, so it outlives the visitors, and codes can be checked without it. */
let offers: CodeOffers | null = firstAnswer('invitations.station') ?? null
const hearing = new Set<() => void>()

/** Asks the host; what was known stays where it does not answer. */
function ask(): void {
  const asked = takeFirstAnswer('invitations.station') ?? client.invitations.station({})
  asked.then(
    (answer) => {
      offers = answer
      for (const hear of hearing) hear()
    },
    () => {},
  )
}

function listen(hear: () => void): () => void {
  hearing.add(hear)
  return () => void hearing.delete(hear)
}

/** What this office offers of codes and passes; null until it was told. */
export function useCodeOffers(): CodeOffers | null {
  return useSyncExternalStore(listen, () => offers)
}

/** Asks anew at every welcome. */
export function useFreshCodeOffers(): CodeOffers | null {
  useEffect(ask, [])
  return useCodeOffers()
}
