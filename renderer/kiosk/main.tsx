import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { errors, kiosk, ui } from '../../shared/locales/en.json'
import '../ui/kiosk/kiosk.css'
import { startI18n } from '../ui/i18n.ts'
import { KioskApp } from './kiosk-app.tsx'

startI18n('en', { errors, kiosk, ui })
/** A fault of ours must not leave an empty screen at the door: after a moment, ms, it starts anew. */
const startAnewAfter = 5_000

createRoot(document.getElementById('root')!, {
  onUncaughtError: () => setTimeout(() => location.reload(), startAnewAfter),
}).render(
  <StrictMode>
    <KioskApp />
  </StrictMode>,
)
