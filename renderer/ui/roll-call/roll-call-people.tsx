import { IconAccessible, IconCheck, IconMapPin } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { AddSomeone } from './add-someone.tsx'
import { PersonList, type RollCallPeopleProps } from './person-list.tsx'
import { partsOf } from './roll-call-rules.ts'
import styles from './roll-call.module.css'
import { ZoneParts } from './zone-parts.tsx'

/** The list being ticked off: who needs help to leave, who is late, the others by name or by zone, and who is safe. */
export function RollCallPeople(props: RollCallPeopleProps) {
  const { t } = useTranslation()
  const { people, startedAt, now, onAdd } = props
  const [byZone, setByZone] = useState(false)
  const { help, late, open, safe } = partsOf(people, startedAt, now)
  const under = startedAt !== null
  const hasZones = people.some(({ zone }) => zone !== '')
  return (
    <div className={styles.people}>
      {under && (
        <div className={styles.tools}>
          <AddSomeone onAdd={onAdd} />
          {hasZones && (
            <button type="button" className={styles.tool} aria-pressed={byZone} onClick={() => setByZone(!byZone)}>
              <IconMapPin size="1.3em" stroke={2} aria-hidden="true" /> {t('rollCall.byZone')}
            </button>
          )}
        </div>
      )}
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
      {under && byZone && hasZones ? (
        <ZoneParts {...props} late={late.length > 0} people={[...late, ...open]} />
      ) : (
        <>
          <Part {...props} tone="late" people={late} title={t('rollCall.late')} />
          <Part {...props} people={open} title={t(under ? 'rollCall.open' : 'rollCall.inside')} />
        </>
      )}
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
      <PersonList {...props} />
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
      {shown && <PersonList {...props} />}
    </section>
  )
}
