import { useTranslation } from 'react-i18next'
import type { OnRollCall, RollCallPage } from '../../../shared/contract/house.ts'
import { clockTime, countText } from '../dates.ts'
import { PersonName } from '../person-name.tsx'
import styles from './roll-call.module.css'

type Props = { call: RollCallPage['call']; people: OnRollCall[]; now: number; zone: string }

/** More tiles than these say no more than their number. */
const mostTiles = 120

/** How many are accounted for, in a number and a row of tiles. */
export function RollCallHead({ call, people, now, zone }: Props) {
  const { t } = useTranslation()
  const safe = people.filter(({ safeAt }) => safeAt !== null).length
  return (
    <div className={styles.head}>
      <div className={styles.facts}>
        {call?.drill && <strong className={styles.drill}>{t('rollCall.drill')}</strong>}
        <span className={styles.started}>
          {call && t('rollCall.started', { at: clockTime(call.startedAt, zone) })}
          {call?.startedBy && (
            <>
              {' · '}
              <PersonName>{call.startedBy}</PersonName>
            </>
          )}
        </span>
        <span className={styles.clock}>{clockTime(now, zone)}</span>
      </div>
      <p className={styles.count} role="status">
        <strong className={styles.figure}>{countText(safe)}</strong>{' '}
        <span>{t('rollCall.accounted', { count: people.length })}</span>
      </p>
      {people.length <= mostTiles && (
        <div className={styles.tiles} aria-hidden="true">
          {people.map((person, place) => (
            <span key={`${person.kind} ${person.id}`} data-safe={place < safe ? '' : undefined} />
          ))}
        </div>
      )}
    </div>
  )
}
