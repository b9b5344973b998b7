import { useCallback, useEffect, useMemo, useState } from 'react'
import { isKioskPreview, type KioskPreview, type PreviewReady } from '../../shared/kiosk-preview.ts'
import { isLanguage } from '../../shared/languages.ts'
import { showLanguage } from '../ui/i18n.ts'
import { startOfFlow } from './flow-rules.ts'
import { type Kiosk, KioskContext } from './kiosk-context.ts'
import { fetchLanguage } from '../ui/language-files.ts'
import { NoticePage } from './pages/notice-page.tsx'
import { OwnQuestionPage } from './pages/own-question-page.tsx'

const nothing = () => {}

/**
 * One page, of a question or of the notice, in the frame of the desk's editor: shows what it is told, and asks the host nothing. It is a
 * picture: inert, so that a field that takes the focus at the kiosk never takes it from the form.
 */
export function PreviewApp() {
  const told = useTold()
  if (!told) return null
  return <PreviewedPage key={'question' in told.shown ? told.shown.question.kind : 'notice'} told={told} />
}

/** What the editor says, in the language that it says it in; only the window around this one is listened to. */
function useTold(): KioskPreview | null {
  const [told, setTold] = useState<KioskPreview | null>(null)
  useEffect(() => {
    document.body.inert = true
    let last: unknown
    const hear = ({ origin, source, data }: MessageEvent) => {
      if (origin !== location.origin || source !== window.parent || !isKioskPreview(data)) return
      const language = isLanguage(data.language) ? data.language : 'en'
      // A language's words may take longer at the first asking than at the next: what was said last is shown.
      last = data
      void fetchLanguage(language).then(() => {
        if (last !== data) return
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

function PreviewedPage({ told: { shown, organisation, timeZone, language } }: { told: KioskPreview }) {
  const now = useCallback(() => Date.now(), [])
  const kiosk = useMemo<Kiosk>(
    () => ({
      organisation,
      timeZone,
      now,
      flow:
        'question' in shown
          ? { ...startOfFlow, page: { question: shown.question.id }, questions: [shown.question] }
          : { ...startOfFlow, page: 'notice', notice: shown.notice },
      take: nothing,
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
    [organisation, timeZone, now, shown, language],
  )
  return (
    <KioskContext value={kiosk}>
      {'question' in shown ? <OwnQuestionPage question={shown.question} /> : <NoticePage notice={shown.notice} />}
    </KioskContext>
  )
}
