import type { ReactNode } from 'react'
import { KioskHelpBar } from '../ui/kiosk/kiosk-help-bar.tsx'
import { KioskPage } from '../ui/kiosk/kiosk-page.tsx'
import { languageNames } from '../../shared/languages.ts'
import { client } from '../client.ts'
import { useKiosk } from './kiosk-context.ts'
import { usePageTitle } from './page-title.ts'

export type VisitorPageProps = {
  /** For the document's title. */
  title: string
  /** Whether the page says that something is wrong. */
  problem?: boolean
  onBack?: () => void
  wall?: ReactNode
  children: ReactNode
}

/** A page of the visitor's way: help is always in the same place. */
export function VisitorPage({ title, problem, onBack, wall, children }: VisitorPageProps) {
  const { organisation, flow, take, act, clear, openCall, openText, languages } = useKiosk()
  usePageTitle(title, problem)
  const underWay = flow.page !== 'welcome' && flow.page !== 'signed-in' && flow.page !== 'signed-out'
  const readNotice = () =>
    act(
      () => client.privacy.notice({ language: languages.language }),
      (notice) => take({ kind: 'read-notice', notice }),
    )
  const help = (
    <KioskHelpBar
      onCall={openCall}
      onText={openText}
      onStartAgain={underWay ? () => clear() : undefined}
      onNotice={underWay ? undefined : readNotice}
    />
  )
  return (
    <KioskPage
      organisation={organisation}
      onBack={onBack}
      languageName={languageNames[languages.language]}
      onLanguage={languages.offered.length > 1 ? languages.open : undefined}
      wall={wall}
      help={help}
    >
      {children}
    </KioskPage>
  )
}
