import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { errors, kiosk, ui } from '../../shared/locales/en.json'
import '../ui/kiosk/kiosk.css'
import { startI18n } from '../ui/i18n.ts'
import { KioskApp } from './kiosk-app.tsx'

startI18n('en', { errors, kiosk, ui })
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <KioskApp />
  </StrictMode>,
)
