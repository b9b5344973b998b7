import { useCallback, useEffect, useMemo, useReducer, useState } from 'react'
import { isKioskPreview, type KioskPreview, type PreviewReady } from '../../shared/kiosk-preview.ts'
import { isLanguage } from '../../shared/languages.ts'
import { showLanguage } from '../ui/i18n.ts'
import { type Flow, type OwnQuestion, startOfFlow, type Step } from './flow-rules.ts'
import { type Kiosk, KioskContext } from './kiosk-context.ts'
import { fetchLanguage } from './language-files.ts'
import { OwnQuestionPage } from './pages/own-question-page.tsx'
import { takeStep } from './visit-flow.ts'

const nothing = () => {}

/** One question's page in the frame of the desk's editor: shows what it is told, and asks the host nothing. */
export function PreviewApp() {
  const told = useTold()
  if (!told) return null
  return <Previewed key={JSON.stringify(told.question.kind)} told={told} />
}

/** What the editor says, in the language that it says it in; only the window around this one is listened to. */
function useTold(): KioskPreview | null {
  const [told, setTold] = useState<KioskPreview | null>(null)
  useEffect(() => {
    const hear = ({ origin, source, data }: MessageEvent) => {
      if (origin !== location.origin || source !== window.parent || !isKioskPreview(data)) return
      const language = isLanguage(data.language) ? data.language : 'en'
      void fetchLanguage(language).then(() => {
        showLanguage(language)
        setTold({ ...data, language })
      }, nothing)
    }
    window.addEventListener('message', hear)
    const ready: PreviewReady = { kind: 'preview-ready' }
    window.parent.postMessage(ready, location.origin)
    return () => window.removeEventListener('message', hear)
  }, [])
  return told
}

/** Answers can be tried and refused; every other step leads nowhere. */
const tryOut = (flow: Flow, step: Step): Flow => (step.kind === 'answer-own' ? takeStep(flow, step) : flow)

function Previewed({ told }: { told: KioskPreview }) {
  const { organisation, timeZone, language } = told
  const question: OwnQuestion = told.question
  const [flow, take] = useReducer(tryOut, startOfFlow)
  const now = useCallback(() => Date.now(), [])
  const kiosk = useMemo<Kiosk>(
    () => ({
      organisation,
      timeZone,
      now,
      flow: { ...flow, page: { question: question.id }, questions: [question] },
      take,
      act: nothing,
      busy: false,
      refusal: null,
      clear: nothing,
      openCall: nothing,
      openText: nothing,
      languages: {
        language: isLanguage(language) ? language : 'en',
        offered: [],
        opened: false,
        open: nothing,
        close: nothing,
        choose: nothing,
        reset: nothing,
      },
    }),
    [organisation, timeZone, now, flow, question, language],
  )
  return (
    <KioskContext value={kiosk}>
      <OwnQuestionPage question={question} />
    </KioskContext>
  )
}
