import { IconPrinter } from '@tabler/icons-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../client.ts'
import { QuietAction } from '../ui/kiosk/quiet-action.tsx'
import type { SignedIn } from './flow-rules.ts'
import { useKiosk } from './kiosk-context.ts'
import { refusalWords } from './refusal-words.ts'

/** Where a label printer stands beside the screen: the badge is printed by itself, and once more for who asks. */
export function BadgePrint({ signedIn }: { signedIn: SignedIn }) {
  const { prints } = useKiosk()
  return prints ? <Printing signedIn={signedIn} /> : null
}

/** Whose badge was begun: whoever comes back to the last page gets no second one unasked. */
const begun = new WeakSet<SignedIn>()

function Printing({ signedIn }: { signedIn: SignedIn }) {
  const { visitId, signOutCode, party } = signedIn
  const { t } = useTranslation()
  const { timeZone, act, refusal } = useKiosk()
  const [printed, setPrinted] = useState(() => (begun.has(signedIn) ? 1 : 0))
  const putAway = useRef(() => {})
  const print = useCallback(
    () =>
      act(
        async () => {
          // Drawing labels is a chunk of its own: most screens print none.
          const [badges, { printBadges }] = await Promise.all([
            client.badges.mine({ visitId, signOutCode }),
            import('../ui/badge/print-badges.tsx'),
          ])
          return () => printBadges(badges, timeZone)
        },
        (begin) => {
          putAway.current()
          putAway.current = begin()
          setPrinted((times) => times + 1)
        },
      ),
    [act, visitId, signOutCode, timeZone],
  )
  useEffect(() => {
    if (!begun.has(signedIn)) print()
    begun.add(signedIn)
  }, [print, signedIn])
  useEffect(() => () => putAway.current(), [])
  return (
    <div>
      <p role="status">
        {refusal ? refusalWords(t, refusal) : t(party ? 'kiosk.badge.printingAll' : 'kiosk.badge.printing')}
      </p>
      {printed > 0 && (
        <QuietAction icon={<IconPrinter stroke={2} aria-hidden="true" />} onClick={print}>
          {t('kiosk.badge.again')}
        </QuietAction>
      )}
    </div>
  )
}
