import { IconLock } from '@tabler/icons-react'
import type { ComponentType, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { TileBand } from '../tile-band.tsx'
import { Wordmark } from '../wordmark.tsx'
import styles from './desk-shell.module.css'

export type DeskItem = { id: string; label: string; href: string; current?: boolean; badge?: number }

/** What the shell gives to a router's link; a plain anchor fits. */
export type DeskLinkProps = {
  href: string
  className?: string
  'aria-current'?: 'page'
  children: ReactNode
}

export type DeskShellProps = {
  /** Only what the role may use; never a greyed-out item. */
  items: DeskItem[]
  name: string
  /** "Receptionist · Blackpool" */
  role: string
  onLock: () => void
  /** The router's own link. */
  link?: ComponentType<DeskLinkProps>
  children: ReactNode
}

/** Door-green header with the rooms one may enter, the tiled floor under it, and the page. */
export function DeskShell({ items, name, role, onLock, link: Link = PlainLink, children }: DeskShellProps) {
  const { t } = useTranslation()
  return (
    <div className={styles.shell}>
      <a
        className={styles.skip}
        href="#page"
        onClick={(event) => {
          event.preventDefault()
          document.getElementById('page')?.focus()
        }}
      >
        {t('ui.desk.skip')}
      </a>
      <header className={styles.header}>
        <div className={styles.mark}>
          <Wordmark />
        </div>
        <nav className={styles.nav} aria-label={t('ui.desk.menu')}>
          {items.map((item) => (
            <Link
              key={item.id}
              href={item.href}
              className={styles.item}
              aria-current={item.current ? 'page' : undefined}
            >
              {item.label}
              {item.badge ? <Badge count={item.badge} /> : null}
            </Link>
          ))}
        </nav>
        <div className={styles.who}>
          <span className={styles.person}>
            <bdi className={styles.name}>{name}</bdi>
            <span className={styles.role}>{role}</span>
          </span>
          <button type="button" className={styles.lock} onClick={onLock} title={t('ui.desk.lock')}>
            <IconLock size={24} stroke={2} aria-hidden="true" />
            <span className="foyer-hidden">{t('ui.desk.lock')}</span>
          </button>
        </div>
      </header>
      <TileBand />
      <main id="page" tabIndex={-1} className={styles.page}>
        {children}
      </main>
    </div>
  )
}

function Badge({ count }: { count: number }) {
  const { t } = useTranslation()
  return (
    <>
      <span className={styles.badge} aria-hidden="true">
        {count}
      </span>
      <span className="foyer-hidden">, {t('ui.desk.waiting', { count })}</span>
    </>
  )
}

function PlainLink({ href, children, ...rest }: DeskLinkProps) {
  return (
    <a href={href} {...rest}>
      {children}
    </a>
  )
}
