import words from 'foyer:words/rollcall'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../ui/fonts.css'
import '../ui/tokens.css'
import '../ui/base.css'
import { startI18n } from '../ui/i18n.ts'
import { TabletPages } from './tablet-pages.tsx'

startI18n('en', words)

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <TabletPages />
  </StrictMode>,
)
