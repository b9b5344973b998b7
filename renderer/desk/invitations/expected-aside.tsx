import { useTranslation } from 'react-i18next'
import { isolated } from '../../../shared/isolated.ts'
import { PersonName } from '../../ui/person-name.tsx'
import { useDesk } from '../desk-context.ts'
import { DeskLink } from '../desk-link.tsx'
import { useAnswer } from '../queries.ts'
import styles from './expected-aside.module.css'
import type { Expected } from './invitation-draft.ts'

/** As many as stand beside the list without pushing it away. */
const shown = 4

/** Who is still expected today, the next first; nobody for whom that is none of their work. */
export function useStillExpected(): Expected[] {
  const { may } = useDesk()
  const enabled = may('invitations.list')
  const { data } = useAnswer('invitations', 'list', { when: 'today' }, ['invitations', 'visits'], { enabled })
  return (data?.rows ?? []).filter(({ state }) => state === 'expected')
}

/** Beside the list of who is here: the next ones. */
export function ExpectedAside({ waiting }: { waiting: Expected[] }) {
  const { t } = useTranslation()
  return (
    <section className={styles.aside}>
      <h2 className={styles.title}>{t('expected.aside.title')}</h2>
      <ul className={styles.list}>
        {waiting.slice(0, shown).map(({ id, from, name, host }) => (
          <li key={id}>
            <span className={styles.time}>{from}</span>
            <span className={styles.who}>
              <strong>
                <PersonName>{name}</PersonName>
              </strong>
              <small>{t('expected.aside.for', { name: isolated(host.name) })}</small>
            </span>
          </li>
        ))}
      </ul>
      <DeskLink to="/expected">{t('expected.aside.all', { count: waiting.length })}</DeskLink>
    </section>
  )
}
