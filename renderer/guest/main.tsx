import words from 'foyer:words/guest'
import { StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { startI18n } from '../ui/i18n.ts'
import './guest.css'
import { speak } from './guest-language.ts'
import { guestPages } from './guest-pages.ts'
import { linkToken } from './link-token.ts'

startI18n('en', words)
// Until the link says whose language it is, and where it no longer does, the phone's own.
await speak(navigator.language.split('-')[0]!).catch(() => {})

const Page = guestPages[location.pathname]
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Suspense>{Page && <Page token={linkToken} />}</Suspense>
  </StrictMode>,
)
