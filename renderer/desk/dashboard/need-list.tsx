import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { countText, durationText } from '../../ui/dates.ts'
import { DeskLink } from '../desk-link.tsx'
import { useNow } from '../use-now.ts'
import styles from './need-list.module.css'

type Need = Answer<'dashboard', 'get'>['needs'][number]

/** Sentences, the urgent ones marked with a shape and a word. */
export function NeedList({ needs }: { needs: Need[] }) {
  const { t } = useTranslation()
  return (
    <ul className={styles.list} aria-label={t('dashboard.title')}>
      {needs.map((need) => (
        <NeedLine key={`${need.kind} ${need.path} ${need.name}`} need={need} />
      ))}
    </ul>
  )
}

function NeedLine({ need }: { need: Need }) {
  const { t } = useTranslation()
  const now = useNow(60_000)
  const Mark = need.urgent ? IconAlertTriangle : IconInfoCircle
  const words = { count: need.count, shown: countText(need.count), name: need.name ?? '' }
  return (
    <li className={styles.line} data-urgent={need.urgent ? '' : undefined}>
      <Mark size={24} stroke={2} aria-hidden="true" />
      <div className={styles.words}>
        {need.urgent && <strong className={styles.urgent}>{t('dashboard.urgent')} </strong>}
        <span>{t(`needs.${need.kind}.text`, words)}</span>
        {need.since !== null && (
          <span className={styles.since}> {t('dashboard.since', { time: durationText(now - need.since) })}</span>
        )}
        <p className={styles.mend}>{t(`needs.${need.kind}.mend`, words)}</p>
      </div>
      {need.path !== '/needs' && (
        <DeskLink to={need.path} className={styles.link}>
          {t(`needs.${need.kind}.link`, words)}
        </DeskLink>
      )}
    </li>
  )
}
