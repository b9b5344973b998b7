import { lazy, Suspense, useEffect } from 'react'
import { ownQuestion } from './flow-rules.ts'
import { useKiosk } from './kiosk-context.ts'
import { CategoryPage } from './pages/category-page.tsx'
import { CheckPage } from './pages/check-page.tsx'
import { FullNoticePage } from './pages/full-notice-page.tsx'
import { HostPage } from './pages/host-page.tsx'
import { NoticePage } from './pages/notice-page.tsx'
import { OwnQuestionPage } from './pages/own-question-page.tsx'
import { SignOutNamePage } from './pages/sign-out-name-page.tsx'
import { SignOutPage } from './pages/sign-out-page.tsx'
import { SignedInPage } from './pages/signed-in-page.tsx'
import { SignedOutPage } from './pages/signed-out-page.tsx'
import { TextQuestionPage } from './pages/text-question-page.tsx'
import { WelcomePage } from './pages/welcome-page.tsx'

/* What few visitors open is fetched once the office is known to use it: see house-offers.ts. */
const DeliveryPage = lazy(() => import('./house/delivery-page.tsx').then((m) => ({ default: m.DeliveryPage })))
const PresencePage = lazy(() => import('./house/presence-page.tsx').then((m) => ({ default: m.PresencePage })))
const PartyPage = lazy(() => import('./house/party-page.tsx').then((m) => ({ default: m.PartyPage })))

const CopyPage = lazy(() => import('./pages/copy-page.tsx').then((m) => ({ default: m.CopyPage })))

const ScanPage = lazy(() => import('./codes/scan-page.tsx').then((m) => ({ default: m.ScanPage })))
const TypeCodePage = lazy(() => import('./codes/type-code-page.tsx').then((m) => ({ default: m.TypeCodePage })))
const PassPage = lazy(() => import('./codes/pass-page.tsx').then((m) => ({ default: m.PassPage })))
const RememberPage = lazy(() => import('./codes/remember-page.tsx').then((m) => ({ default: m.RememberPage })))

/** The page that the flow stands at. No address changes: there is nothing in the history to go back to. */
export function VisitorPages({ footageDays }: { footageDays: number | null }) {
  const { flow } = useKiosk()
  useEffect(() => {
    window.scrollTo(0, 0)
  }, [])
  if (typeof flow.page !== 'string') return <OwnQuestionPage question={ownQuestion(flow, flow.page)!} />
  switch (flow.page) {
    case 'welcome':
      return <WelcomePage footageDays={footageDays} />
    case 'notice':
      return <NoticePage notice={flow.notice!} />
    case 'full-notice':
      return <FullNoticePage notice={flow.notice!} />
    case 'name':
    case 'company':
      return <TextQuestionPage question={flow.page} />
    case 'category':
      return <CategoryPage />
    case 'host':
      return <HostPage />
    case 'check':
      return <CheckPage />
    case 'signed-in':
      return <SignedInPage signedIn={flow.signedIn!} />
    case 'sign-out':
      return <SignOutPage />
    case 'sign-out-name':
      return <SignOutNamePage />
    case 'signed-out':
      return <SignedOutPage />
    case 'party':
      return (
        <Suspense fallback={null}>
          <PartyPage />
        </Suspense>
      )
    case 'delivery':
      return (
        <Suspense fallback={null}>
          <DeliveryPage />
        </Suspense>
      )
    case 'presence':
      return (
        <Suspense fallback={null}>
          <PresencePage />
        </Suspense>
      )
    case 'scan':
      return (
        <Suspense fallback={null}>
          <ScanPage />
        </Suspense>
      )
    case 'type-code':
      return (
        <Suspense fallback={null}>
          <TypeCodePage />
        </Suspense>
      )
    case 'pass':
      return (
        <Suspense fallback={null}>
          <PassPage brought={flow.brought!} />
        </Suspense>
      )
    case 'copy':
      return (
        <Suspense fallback={null}>
          <CopyPage signedIn={flow.signedIn!} />
        </Suspense>
      )
    case 'remember':
      return (
        <Suspense fallback={null}>
          <RememberPage signedIn={flow.signedIn!} />
        </Suspense>
      )
  }
}
