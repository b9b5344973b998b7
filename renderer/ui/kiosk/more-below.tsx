import { IconArrowDown } from '@tabler/icons-react'
import type { RefObject } from 'react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './more-below.module.css'

/** Beside actions that stay in sight: says that part of the page is out of it, and brings that up. */
export function MoreBelow({ part }: { part: Element }) {
  const { t } = useTranslation()
  const bring = () => (part.lastElementChild ?? part).scrollIntoView({ block: 'center' })
  return (
    <button type="button" className={styles.more} data-more="" onClick={bring}>
      <IconArrowDown size="1.2em" stroke={2} aria-hidden="true" />
      {t('ui.kiosk.moreBelow')}
    </button>
  )
}

/** px between parts, in which nothing is hidden yet. */
const slack = 12

/** Whether actions that stick to the lower edge stand over a part, or it reaches below that edge beside them. */
function isHidden(part: Element, actions: HTMLElement): boolean {
  const [upper, lower] = [actions.getBoundingClientRect(), part.getBoundingClientRect()]
  if (lower.right > upper.left && lower.left < upper.right) return lower.bottom > upper.top + slack
  const edge = Math.min(window.innerHeight, actions.closest('main')?.getBoundingClientRect().bottom ?? Infinity)
  return lower.bottom > edge + slack
}

/** What of the answer, or of why it is asked, is out of sight below; looked at again as the page scrolls and grows. */
export function useHiddenPart(actions: RefObject<HTMLElement | null>): Element | null {
  const [hidden, setHidden] = useState<Element | null>(null)
  useEffect(() => {
    const end = actions.current
    const form = end?.closest('form')
    if (!end || !form) return
    const look = () => {
      const parts = [end.previousElementSibling, end.parentElement?.nextElementSibling]
      setHidden(parts.find((part) => part && isHidden(part, end)) ?? null)
    }
    const sized = new ResizeObserver(look)
    for (const watched of [form, end, document.documentElement]) sized.observe(watched)
    document.addEventListener('scroll', look, { capture: true, passive: true })
    return () => {
      sized.disconnect()
      document.removeEventListener('scroll', look, { capture: true })
    }
  }, [actions])
  return hidden
}
