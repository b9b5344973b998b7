import { IconArrowDown } from '@tabler/icons-react'
import type { RefObject } from 'react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './more-below.module.css'

/** On actions that stay in sight: says that part of the page is still under them, and brings it up. */
export function MoreBelow({ actions }: { actions: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation()
  if (!useCovers(actions)) return null
  const bring = () => {
    const above = actions.current?.previousElementSibling
    const last = above?.lastElementChild ?? above
    last?.scrollIntoView({ block: 'center' })
  }
  return (
    <button type="button" className={styles.more} onClick={bring}>
      <IconArrowDown size="1.2em" stroke={2} aria-hidden="true" />
      {t('ui.kiosk.moreBelow')}
    </button>
  )
}

/** px of a rounded layout, in which nothing is hidden yet. */
const slack = 4

/** Whether an element that sticks to the lower edge stands over the one before it. */
function useCovers(mark: RefObject<HTMLElement | null>): boolean {
  const [covers, setCovers] = useState(false)
  useEffect(() => {
    const over = mark.current
    const under = over?.previousElementSibling
    if (!over || !under) return
    const look = () => setCovers(under.getBoundingClientRect().bottom > over.getBoundingClientRect().top + slack)
    const sized = new ResizeObserver(look)
    sized.observe(under)
    sized.observe(document.documentElement)
    document.addEventListener('scroll', look, { capture: true, passive: true })
    return () => {
      sized.disconnect()
      document.removeEventListener('scroll', look, { capture: true })
    }
  }, [mark])
  return covers
}
