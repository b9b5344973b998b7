import { Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeptAt } from '../rollcall/use-kept-roll-call.ts'
import { clockTime } from '../ui/dates.ts'
import { DeskShell } from '../ui/desk/desk-shell.tsx'
import { NoticeBox } from '../ui/desk/notice-box.tsx'
import { useDesk } from './desk-context.ts'
import styles from './desk-frame.module.css'
import { DeskAnchor, DeskLink } from './desk-link.tsx'
import { useDashboard } from './dashboard/use-dashboard.ts'
import type { DeskScreen } from './desk-screen.ts'
import { HelpCallBanner } from './help-calls/help-call-banner.tsx'
import { listText } from './list-text.ts'
import { useUnreachable } from './queries.ts'

const isAt = (pathname: string, path: string): boolean => pathname === path || pathname.startsWith(`${path}/`)

/** The screen that the one shown stands under. */
function underOf(pathname: string, screens: readonly DeskScreen[], open: readonly DeskScreen[]) {
  const shown = screens.find(({ path, under }) => under && isAt(pathname, path.split('/$')[0]!))
  return shown && open.find(({ path }) => path === shown.under)
}

/** The hall around every screen: navigation by role, the row of links of a group, and whether the host answers. */
export function DeskFrame({ screens }: { screens: readonly DeskScreen[] }) {
  const { t } = useTranslation()
  const desk = useDesk()
  const { pathname } = useLocation()
  const unreachable = useUnreachable()
  const keptAt = useKeptAt()
  useTitleFocus(pathname)

  const open = screens.filter((screen) => screen.inMenu !== false && desk.may(screen.call))
  const here = open.find((screen) => isAt(pathname, screen.path)) ?? underOf(pathname, screens, open)
  const needs = useDashboard()
  const entries = open.filter((screen, place) => !screen.group || firstOfGroup(open, screen.group) === place)
  const items = entries.map((screen) => {
    const alone = !screen.group || open.filter((other) => other.group === screen.group).length === 1
    const badge = screen.path === '/needs' ? needs.data?.needs.length : undefined
    return {
      id: screen.path,
      label: t(alone ? screen.label : `desk.nav.group.${screen.group}`),
      href: `/desk${screen.path}`,
      current: screen === here || (screen.group !== undefined && screen.group === here?.group),
      ...(badge ? { badge } : {}),
    }
  })
  const siblings = here?.group ? open.filter((screen) => screen.group === here.group) : []
  const roles = listText(desk.staff.roles.map((role) => t(`roles.${role}`)))

  return (
    <DeskShell
      items={items}
      name={desk.staff.name}
      role={[roles, desk.me.device?.name].filter(Boolean).join(' · ')}
      onLock={desk.lock}
      link={DeskAnchor}
    >
      {desk.may('calls.waiting') && <HelpCallBanner zone={desk.zone} answers={desk.may('calls.answer')} />}
      {unreachable && (
        <NoticeBox tone="brick" live>
          {t('errors.unreachable')}
          {keptAt !== null && (
            <>
              {'. '}
              <a href="/rollcall">
                {t('rollCall.tablet.deskLink', { at: clockTime(keptAt, desk.me.timeZone ?? 'UTC') })}
              </a>
            </>
          )}
        </NoticeBox>
      )}
      {siblings.length > 1 && (
        <nav aria-label={t(`desk.nav.group.${here!.group}`)} className={styles.siblings}>
          {siblings.map((screen) => (
            <DeskLink key={screen.path} to={screen.path} aria-current={screen === here ? 'page' : undefined}>
              {t(screen.label)}
            </DeskLink>
          ))}
        </nav>
      )}
      <Outlet />
    </DeskShell>
  )
}

function firstOfGroup(screens: readonly DeskScreen[], group: string): number {
  return screens.findIndex((screen) => screen.group === group)
}

/** After a move to another screen the focus goes to its heading, as it would on a new page. */
function useTitleFocus(pathname: string): void {
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    let tries = 0
    const find = setInterval(() => {
      const heading = document.querySelector<HTMLElement>('main h1')
      tries += 1
      if (heading || tries > 20) clearInterval(find)
      if (!heading) return
      heading.tabIndex = -1
      heading.focus({ preventScroll: true })
      window.scrollTo({ top: 0 })
    }, 50)
    return () => clearInterval(find)
  }, [pathname])
}
