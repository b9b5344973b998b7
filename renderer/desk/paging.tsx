import { Button } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { countText } from '../ui/dates.ts'
import styles from './paging.module.css'

/** "Page 3 of 20,847" with the two ways on; nothing where one page holds everything. */
export function Paging({ page, pages, onPage }: { page: number; pages: number; onPage: (page: number) => void }) {
  const { t } = useTranslation()
  if (pages <= 1) return null
  return (
    <nav className={styles.paging} aria-label={t('desk.paging.label')}>
      {page > 1 && (
        <Button
          leftSection={<IconChevronLeft size={20} className="foyer-mirror" aria-hidden />}
          onClick={() => onPage(page - 1)}
        >
          {t('desk.paging.previous')}
        </Button>
      )}
      <span aria-live="polite">{t('desk.paging.at', { page: countText(page), pages: countText(pages) })}</span>
      {page < pages && (
        <Button
          rightSection={<IconChevronRight size={20} className="foyer-mirror" aria-hidden />}
          onClick={() => onPage(page + 1)}
        >
          {t('desk.paging.next')}
        </Button>
      )}
    </nav>
  )
}
