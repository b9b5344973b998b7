import { useTranslation } from 'react-i18next'
import type { SignedIn } from '../flow-rules.ts'
import styles from './house-pages.module.css'

/** Everybody's own sign-out code; the leader's takes the whole party along. */
export function PartyCodes({ party }: { party: NonNullable<SignedIn['party']> }) {
  const { t } = useTranslation()
  return (
    <div data-party="">
      <p>{t('kiosk.party.codes')}</p>
      <ul className={styles.codes} aria-label={t('kiosk.party.label')} tabIndex={0}>
        {party.map(({ name, signOutCode }) => (
          <li key={signOutCode}>
            <span>
              <bdi>{name}</bdi>
            </span>{' '}
            <strong>
              <bdi>{signOutCode.replace(/^(.{3})/u, '$1 ')}</bdi>
            </strong>
          </li>
        ))}
      </ul>
    </div>
  )
}
