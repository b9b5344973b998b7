import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OnRollCall } from '../../../shared/contract/house.ts'
import { PersonList, type RollCallPeopleProps } from './person-list.tsx'
import { zonesOf } from './roll-call-rules.ts'
import styles from './roll-call.module.css'

/** Who is still to be ticked off, a part a zone, so that whoever has looked through one can tick it off as a whole. */
export function ZoneParts({ late, ...props }: RollCallPeopleProps & { late: boolean }) {
  const { t } = useTranslation()
  return zonesOf(props.people).map(({ zone, people }) => (
    <section key={zone} className={styles.part} data-tone={late ? 'late' : undefined}>
      <h2 className={styles.title}>
        <bdi>{zone || t('rollCall.noZone')}</bdi>
        {zone && people.length > 1 && <WholeZone people={people} onMark={props.onMark} />}
      </h2>
      <PersonList {...props} people={people} />
    </section>
  ))
}

/** Asked twice: one tap would speak for many. */
function WholeZone({ people, onMark }: { people: OnRollCall[]; onMark: RollCallPeopleProps['onMark'] }) {
  const { t } = useTranslation()
  const [sure, setSure] = useState(false)
  const count = people.length
  if (!sure)
    return (
      <button type="button" className={styles.show} onClick={() => setSure(true)}>
        {t('rollCall.wholeZone', { count })}
      </button>
    )
  return (
    <span className={styles.tools}>
      <button type="button" className={styles.mark} onClick={() => onMark(people, true)}>
        {t('rollCall.wholeZoneSure', { count })}
      </button>
      <button type="button" className={styles.show} onClick={() => setSure(false)}>
        {t('rollCall.wholeZoneNot')}
      </button>
    </span>
  )
}
