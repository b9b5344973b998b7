import { createRoot } from 'react-dom/client'
import strings from '../../shared/locales/en.json'
import { startI18n } from '../ui/i18n.ts'
import { DeskApp } from './desk-app.tsx'

startI18n('en', strings)
createRoot(document.getElementById('root')!).render(<DeskApp />)
