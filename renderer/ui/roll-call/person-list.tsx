import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { OnRollCall } from '../../../shared/contract/house.ts'
import { clockTime, dateTime, localDate } from '../dates.ts'
import { PersonName } from '../person-name.tsx'
import styles from './roll-call.module.css'

export type RollCallPeopleProps = {
  people: OnRollCall[]
  /** When the roll call began; null where none is under way: then nobody can be ticked off. */
  startedAt: number | null
  now: number
  zone: string
  onMark: (people: OnRollCall[], safe: boolean) => void
  /** Puts somebody who stands on no list on the roll call. */
  onAdd: (name: string, safe: boolean) => void
  /** Puts right that somebody who works here has left; offered while no roll call is under way. */
  onLeft?: (person: OnRollCall) => void
}

export function PersonList(props: RollCallPeopleProps) {
  return (
    <ul className={styles.list}>
      {props.people.map((person) => (
        <PersonCard key={`${person.kind} ${person.id}`} {...props} person={person} />
      ))}
    </ul>
  )
}

/** Whoever was never signed out on an earlier day stands out by its date. */
const sinceText = (since: number, now: number, zone: string): string =>
  localDate(since, zone) === localDate(now, zone) ? clockTime(since, zone) : dateTime(since, zone)

function PersonCard({ person, startedAt, now, zone, onMark, onLeft }: RollCallPeopleProps & { person: OnRollCall }) {
  const { t } = useTranslation()
  const nameId = `roll-call-${person.kind}-${person.id}`
  const safe = person.safeAt !== null
  const what = [t(`rollCall.kind.${person.kind}`), person.of].filter(Boolean)
  return (
    <li className={styles.person}>
      <div className={styles.who}>
        <p className={styles.name} id={nameId}>
          <PersonName>{person.name}</PersonName>
        </p>
        <p className={styles.what}>
          {what.map((part, place) => (
            <span key={place}>
              {place > 0 && ' · '}
              <bdi>{part}</bdi>
            </span>
          ))}
        </p>
        <p>
          {person.visiting && (
            <>
              {t('rollCall.visiting')} <PersonName>{person.visiting}</PersonName>
              {person.zone ? ', ' : '. '}
            </>
          )}
          {person.zone && (
            <>
              <bdi>{person.zone}</bdi>.{' '}
            </>
          )}
          {t(person.kind === 'added' ? 'rollCall.addedAt' : 'rollCall.since', {
            at: sinceText(person.since, now, zone),
          })}
          {person.gone && <strong className={styles.gone}> {t('rollCall.gone')}</strong>}
        </p>
      </div>
      {startedAt === null && person.kind === 'host' && onLeft && (
        <button type="button" className={styles.show} aria-describedby={nameId} onClick={() => onLeft(person)}>
          {t('rollCall.left')}
        </button>
      )}
      {startedAt !== null && (
        <button
          type="button"
          className={styles.mark}
          data-safe={safe ? '' : undefined}
          aria-describedby={nameId}
          onClick={() => onMark([person], !safe)}
        >
          {!safe && <IconCheck size="1.3em" stroke={2.5} aria-hidden="true" />}
          {t(safe ? 'rollCall.undo' : 'rollCall.safe')}
        </button>
      )}
    </li>
  )
}
