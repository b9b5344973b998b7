import { IconPrinter } from '@tabler/icons-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refusal } from '../../shared/errors.ts'
import { client } from '../client.ts'
import { QuietAction } from '../ui/kiosk/quiet-action.tsx'
import styles from './kiosk-pages.module.css'
import type { SignedIn } from './flow-rules.ts'
import { useKiosk } from './kiosk-context.ts'
import { refusalWords } from './refusal-words.ts'

/** Where a label printer stands beside the screen: the badge is printed by itself, and once more for who asks. */
export function BadgePrint({ signedIn }: { signedIn: SignedIn }) {
  const { prints } = useKiosk()
  return prints ? <Printing signedIn={signedIn} /> : null
}

/** `asked`: nothing is known of it yet. */
type Print = 'asked' | 'printing' | 'failed' | Refusal

/** How each badge went: whoever comes back to the last page gets no second one unasked. */
const known = new WeakMap<SignedIn, Print>()

function usePrint(signedIn: SignedIn): [Print, (now: Print) => void] {
  const before = known.get(signedIn)
  // What was still asked for when the page went away did not reach the printer.
  const [print, setPrint] = useState<Print>(before === 'asked' ? 'failed' : (before ?? 'asked'))
  const tell = useCallback(
    (now: Print) => {
      known.set(signedIn, now)
      setPrint(now)
    },
    [signedIn],
  )
  return [print, tell]
}

function Printing({ signedIn }: { signedIn: SignedIn }) {
  const { visitId, signOutCode, party } = signedIn
  const { t } = useTranslation()
  const { timeZone, act } = useKiosk()
  const [print, tell] = usePrint(signedIn)
  const putAway = useRef(() => {})
  const begin = useCallback(
    () =>
      act(
        async () => {
          tell('asked')
          // Drawing labels is a chunk of its own: most screens print none.
          const [badges, { printBadges }] = await Promise.all([
            client.badges.mine({ visitId, signOutCode }),
            import('../ui/badge/print-badges.tsx'),
          ])
          return () => printBadges(badges, timeZone, (taken) => tell(taken ? 'printing' : 'failed'))
        },
        (draw) => {
          putAway.current()
          putAway.current = draw()
        },
        (refusal) => {
          tell(refusal)
          return true
        },
      ),
    [act, visitId, signOutCode, timeZone, tell],
  )
  useEffect(() => {
    if (!known.has(signedIn)) begin()
  }, [begin, signedIn])
  useEffect(() => () => putAway.current(), [])
  return (
    <div className={styles.offers}>
      <p role="status">{words()}</p>
      {print !== 'asked' && (
        <QuietAction icon={<IconPrinter stroke={2} aria-hidden="true" />} onClick={begin}>
          {t('kiosk.badge.again')}
        </QuietAction>
      )}
    </div>
  )

  function words(): string {
    if (typeof print === 'object') return refusalWords(t, print)
    if (print === 'failed') return t('kiosk.badge.failed')
    return print === 'printing' ? t(party ? 'kiosk.badge.printingAll' : 'kiosk.badge.printing') : ''
  }
}
