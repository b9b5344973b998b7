import { IconMail } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../client.ts'
import { QuietAction } from '../ui/kiosk/quiet-action.tsx'
import { useKiosk } from './kiosk-context.ts'

/** A copy of what was accepted, for who asks: offered only where the office offers it and e-mail can leave. */
export function CopyAction() {
  const { flow } = useKiosk()
  return flow.signedIn && flow.acceptedSome ? <Asked signedIn={flow.signedIn} /> : null
}

function Asked({ signedIn: { visitId, signOutCode } }: { signedIn: { visitId: number; signOutCode: string } }) {
  const { t } = useTranslation()
  const { take } = useKiosk()
  const [offered, setOffered] = useState(false)
  useEffect(() => {
    let gone = false
    client.documents.copyOffered({ visitId, signOutCode }).then(
      (answer) => gone || setOffered(answer.offered),
      () => {},
    )
    return () => void (gone = true)
  }, [visitId, signOutCode])
  if (!offered) return null
  return (
    <QuietAction icon={<IconMail stroke={2} aria-hidden="true" />} onClick={() => take({ kind: 'copy' })}>
      {t('kiosk.copy.action')}
    </QuietAction>
  )
}
