import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type NoticeItem, noticeItems } from '../../../shared/notice-items.ts'
import { AsideCard } from '../../ui/desk/aside-card.tsx'
import styles from './notice-words.module.css'

/** The list of Article 13, and what the words as they stand leave out of it. */
export function NoticeCheck({ missing }: { missing: readonly NoticeItem[] }) {
  const { t } = useTranslation()
  return (
    <AsideCard title={t('noticeWords.check')} tone={missing.length > 0 ? 'brick' : 'door'}>
      <ul className={styles.check}>
        {noticeItems.map((item) => {
          const isMissing = missing.includes(item)
          return (
            <li key={item} data-missing={isMissing ? '' : undefined}>
              {isMissing ? (
                <IconAlertTriangle size={20} stroke={2} aria-hidden="true" />
              ) : (
                <IconCheck size={20} stroke={2} aria-hidden="true" />
              )}
              <span>
                {isMissing ? t('noticeWords.notSaid', { item: t(`noticeItems.${item}`) }) : t(`noticeItems.${item}`)}
              </span>
            </li>
          )
        })}
      </ul>
      <p role="status">{missing.length === 0 && t('noticeWords.whole')}</p>
    </AsideCard>
  )
}
