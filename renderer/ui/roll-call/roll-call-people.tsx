import { IconAccessible, IconCheck } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { OnRollCall } from '../../../shared/contract/house.ts'
import { clockTime, dateTime, localDate } from '../dates.ts'
import { PersonName } from '../person-name.tsx'
import { partsOf } from './roll-call-rules.ts'
import styles from './roll-call.module.css'

export type RollCallPeopleProps = {
  people: OnRollCall[]
  /** When the roll call began; null where none is under way: then nobody can be ticked off. */
  startedAt: number | null
  now: number
  zone: string
  onMark: (person: OnRollCall, safe: boolean) => void
  /** Puts right that somebody who works here has left; offered while no roll call is under way. */
  onLeft?: (person: OnRollCall) => void
}

/** The list being ticked off: who needs help to leave, who is late, the others, and who is safe. */
export function RollCallPeople(props: RollCallPeopleProps) {
  const { t } = useTranslation()
  const { people, startedAt, now } = props
  const { help, late, open, safe } = partsOf(people, startedAt, now)
  const under = startedAt !== null
  return (
    <div className={styles.people}>
      <Part
        {...props}
        tone="help"
        people={help}
        title={
          <>
            <IconAccessible size="1.3em" stroke={2} aria-hidden="true" /> {t('rollCall.help')}
          </>
        }
      />
      <Part {...props} tone="late" people={late} title={t('rollCall.late')} />
      <Part {...props} people={open} title={t(under ? 'rollCall.open' : 'rollCall.inside')} />
      {people.length === 0 && <p>{t('rollCall.nobody')}</p>}
      {under && <Safe {...props} people={safe} />}
    </div>
  )
}

type PartProps = RollCallPeopleProps & { title: ReactNode; tone?: 'help' | 'late' }

function Part({ title, tone, ...props }: PartProps) {
  if (props.people.length === 0) return null
  return (
    <section className={styles.part} data-tone={tone}>
      <h2 className={styles.title}>{title}</h2>
      <ul className={styles.list}>
        {props.people.map((person) => (
          <PersonCard key={`${person.kind} ${person.id}`} {...props} person={person} />
        ))}
      </ul>
    </section>
  )
}

function Safe(props: RollCallPeopleProps) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(false)
  const count = props.people.length
  if (count === 0) return null
  return (
    <section className={styles.part} data-tone="safe">
      <h2 className={styles.safe}>
        <IconCheck size="1.3em" stroke={2.5} aria-hidden="true" />
        <span>{t('rollCall.safeCount', { count })}</span>
        <button type="button" className={styles.show} aria-expanded={shown} onClick={() => setShown(!shown)}>
          {t(shown ? 'rollCall.hideSafe' : 'rollCall.showSafe')}
        </button>
      </h2>
      {shown && (
        <ul className={styles.list}>
          {props.people.map((person) => (
            <PersonCard key={`${person.kind} ${person.id}`} {...props} person={person} />
          ))}
        </ul>
      )}
    </section>
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
              {t('rollCall.visiting')} <PersonName>{person.visiting}</PersonName>.{' '}
            </>
          )}
          {t('rollCall.since', { at: sinceText(person.since, now, zone) })}
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
          onClick={() => onMark(person, !safe)}
        >
          {!safe && <IconCheck size="1.3em" stroke={2.5} aria-hidden="true" />}
          {t(safe ? 'rollCall.undo' : 'rollCall.safe')}
        </button>
      )}
    </li>
  )
}
