import { useTranslation } from 'react-i18next'
import type { ArrivalTold } from '../../../shared/contract/arrivals.ts'
import { PersonName } from '../../ui/person-name.tsx'
import { clockTime } from '../../ui/dates.ts'
import { useDesk } from '../desk-context.ts'
import { HostToldCell } from './host-told-cell.tsx'
import styles from './arrival-messages.module.css'

type Sent = ArrivalTold['messages'][number]

/** How the host of one visit was told: the state, and each message with what became of it. */
export function ArrivalMessages({ arrival, since }: { arrival: ArrivalTold; since: number }) {
  const { t } = useTranslation()
  return (
    <section className={styles.told}>
      <h3 className={styles.title}>{t('reception.column.told')}</h3>
      <HostToldCell arrival={arrival} since={since} />
      {arrival.messages.length > 0 && (
        <ul className={styles.list}>
          {arrival.messages.map((message) => (
            <li key={message.id}>
              <SentMessage message={message} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function SentMessage({ message: { channel, to, state, problem, attempts, at } }: { message: Sent }) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const words = t(`messaging.state.${state}`, { time: clockTime(at, zone) })
  return (
    <>
      {t(`messaging.channel.${channel}`)}, {to === null ? t('messaging.officeChannel') : <PersonName>{to}</PersonName>}:{' '}
      {words}
      {problem && state !== 'sent' && ` ${t(`messaging.problem.${problem}`)}`}
      {attempts > 1 && ` ${t('messaging.attempts', { count: attempts })}`}
    </>
  )
}
