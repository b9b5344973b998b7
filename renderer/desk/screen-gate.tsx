import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { access } from '../../shared/access.ts'
import { LoadingState } from '../ui/desk/page-states.tsx'
import { PageHeader } from '../ui/desk/page-header.tsx'
import { useDesk } from './desk-context.ts'
import { DeskLink } from './desk-link.tsx'
import type { DeskScreen } from './desk-screen.ts'
import { listText } from './list-text.ts'
import { useTitle } from './title.ts'

/** Shows a screen to whom it belongs, and says to others whose it is. */
export function ScreenGate({ screen }: { screen: DeskScreen }) {
  const { t } = useTranslation()
  const desk = useDesk()
  const title = t(screen.label)
  useTitle(title)
  if (!desk.may(screen.call)) return <NotYours screen={screen} />
  const Screen = screen.component
  return (
    <Suspense fallback={<LoadingState />}>
      <Screen />
    </Suspense>
  )
}

function NotYours({ screen }: { screen: DeskScreen }) {
  const { t } = useTranslation()
  const roles = (access[screen.call].roles ?? []).map((role) => t(`desk.roleOne.${role}`))
  return (
    <>
      <PageHeader title={t(screen.label)} />
      <p>
        {t('desk.onlyRoles', { roles: listText(roles, 'or') })} <DeskLink to="/">{t('desk.noPage.link')}</DeskLink>
      </p>
    </>
  )
}
