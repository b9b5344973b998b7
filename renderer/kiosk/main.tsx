import words from 'foyer:words/kiosk'
import { lazy, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { previewHash } from '../../shared/kiosk-preview.ts'
import '../ui/kiosk/kiosk.css'
import { startI18n } from '../ui/i18n.ts'
import { forgetFirstAnswers } from './first-answers.ts'
import { KioskApp } from './kiosk-app.tsx'
import { beginLook } from './office-look.ts'

/** A fault of ours must not leave an empty screen at the door: after a moment, ms, it starts anew. */
const startAnewAfter = 5_000

/** In the frame of the desk's editor, which alone may frame this page: a question as it would be put. */
const previewed = window.parent !== window && location.hash === previewHash
startI18n('en', words)
if (previewed) forgetFirstAnswers()
else beginLook()
const PreviewApp = lazy(() => import('./preview-app.tsx').then((module) => ({ default: module.PreviewApp })))

createRoot(document.getElementById('root')!, {
  onUncaughtError: () => setTimeout(() => location.reload(), startAnewAfter),
}).render(
  <StrictMode>
    {previewed ? (
      <Suspense>
        <PreviewApp />
      </Suspense>
    ) : (
      <KioskApp />
    )}
  </StrictMode>,
)
