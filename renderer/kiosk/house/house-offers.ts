import { useEffect, useState } from 'react'
import { client } from '../../client.ts'
import { firstAnswer, takeFirstAnswer } from '../first-answers.ts'

export type Offers = { deliveries: boolean; presence: boolean }
const nothing: Offers = { deliveries: false, presence: false }

/** What this office offers beside visits: asked at every welcome; its pages are fetched then, before anybody needs them. */
export function useHouseOffers(): Offers {
  const [offers, setOffers] = useState<Offers>(() => firstAnswer('house.offers') ?? nothing)
  useEffect(() => {
    let late = false
    const asked = takeFirstAnswer('house.offers') ?? client.house.offers({})
    asked.then(
      (answer) => {
        if (late) return
        setOffers(answer)
        if (answer.deliveries) void import('./delivery-page.tsx').catch(() => {})
        if (answer.presence) void import('./presence-page.tsx').catch(() => {})
      },
      // Without the host there is nothing to offer; the station says so.
      () => {},
    )
    return () => {
      late = true
    }
  }, [])
  return offers
}
