import { IconAlertTriangle, IconCheck, IconClock, IconMail, IconMessage } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Arrival } from '../../../shared/contract/arrivals.ts'
import { PersonName } from '../../ui/person-name.tsx'
import { useDesk } from '../desk-context.ts'
import { useNow } from '../use-now.ts'
import { arrivalText } from './arrival-words.ts'
import styles from './host-told-cell.module.css'

const answered = new Set(['coming', 'send-up', 'in-person'])

function Sign({ arrival: { state, by, waits } }: { arrival: Arrival }) {
  const looks = { size: 18, stroke: 2, 'aria-hidden': true } as const
  if (waits) return <IconAlertTriangle {...looks} />
  if (answered.has(state)) return <IconCheck {...looks} />
  if (state === 'telling') return <IconClock {...looks} />
  return by === 'email' ? <IconMail {...looks} /> : <IconMessage {...looks} />
}

/** Whether the host knows: a sign and words; a chip where it is for reception now. */
export function HostToldCell({ arrival, since }: { arrival: Arrival | undefined; since: number }) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const now = useNow(10_000)
  if (!arrival) return <span className={styles.none}>–</span>
  const kind = arrival.waits ? 'waits' : answered.has(arrival.state) ? 'answered' : 'told'
  return (
    <span className={styles.cell} data-kind={kind}>
      <span className={styles.line}>
        <Sign arrival={arrival} />
        <span>{arrivalText(arrival, since, now, zone, t)}</span>
      </span>
      {arrival.delegate && (
        <span className={styles.delegate}>
          {t('arrivals.delegate')} <PersonName>{arrival.delegate}</PersonName>
        </span>
      )}
    </span>
  )
}
