import words from 'foyer:words/guest'
import { StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { startI18n } from '../ui/i18n.ts'
import './guest.css'
import { guestPages } from './guest-pages.ts'
import { linkToken } from './link-token.ts'

startI18n('en', words)

const Page = guestPages[location.pathname]
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Suspense>{Page && <Page token={linkToken} />}</Suspense>
  </StrictMode>,
)
