import { IconArrowDown } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './more-below.module.css'

/** Says that part of the page is out of sight, and brings it up; `beside` the actions where there is room for it. */
export function MoreBelow({ part, beside }: { part: Element; beside: boolean }) {
  const { t } = useTranslation()
  const bring = () => ([...part.children].findLast(hasBox) ?? part).scrollIntoView({ block: 'center' })
  return (
    <button type="button" className={styles.more} data-more="" data-beside={beside ? '' : undefined} onClick={bring}>
      <IconArrowDown size="1.2em" stroke={2} aria-hidden="true" />
      {t('ui.kiosk.moreBelow')}
    </button>
  )
}

const hasBox = (element: Element): boolean => element.getBoundingClientRect().height > 0
