import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArrivalState } from '../../shared/contract/arrivals.ts'
import { client } from '../client.ts'
import { listenLive } from '../live.ts'
import { PersonName } from '../ui/person-name.tsx'
import type { SignedIn } from './flow-rules.ts'
import { GappedSentence } from './gapped-sentence.tsx'

type Told = { state: ArrivalState; byDelegate: boolean }

const askEvery = 5_000

/** What is known now; while nothing can be learnt, what was known last. */
function useTold({ state, token }: NonNullable<SignedIn['arrival']>): Told {
  const [told, setTold] = useState<Told>({ state, byDelegate: false })
  useEffect(() => {
    let gone = false
    const ask = () =>
      void client.arrivals.told({ token }).then(
        (answer) => gone || setTold(answer),
        () => {},
      )
    ask()
    const timer = setInterval(ask, askEvery)
    const deaf = listenLive((topic) => (topic === 'visits' || topic === 'everything') && ask())
    return () => {
      gone = true
      clearInterval(timer)
      deaf()
    }
  }, [token])
  return told
}

const keys: Record<ArrivalState, string> = {
  telling: 'telling',
  told: 'told',
  'in-person': 'told',
  coming: 'coming',
  'send-up': 'sendUp',
  'wrong-person': 'wrongPerson',
  reception: 'reception',
}
const withDelegate = new Set<ArrivalState>(['told', 'coming'])

/** Whether the host knows, as it becomes known while the page is shown: read aloud when it changes. */
export function HostTold({ host, arrival }: { host: string; arrival: NonNullable<SignedIn['arrival']> }) {
  const { state, byDelegate } = useTold(arrival)
  const key = byDelegate && withDelegate.has(state) ? `${keys[state]}Colleague` : keys[state]
  return (
    <span role="status">
      <GappedSentence text={`kiosk.told.${key}`} host={<PersonName>{host}</PersonName>} />
    </span>
  )
}

/** The same sentence where nobody is told by Foyer. */
export function NobodyTold({ host }: { host: string }) {
  const { t } = useTranslation()
  if (!host) return t('kiosk.signedIn.onList')
  return <GappedSentence text="kiosk.signedIn.tellHost" host={<PersonName>{host}</PersonName>} />
}
