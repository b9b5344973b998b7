import { IconKeyboard } from '@tabler/icons-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { JustInTime } from '../../ui/kiosk/just-in-time.tsx'
import { KioskButton } from '../../ui/kiosk/kiosk-button.tsx'
import { KioskQuestion } from '../../ui/kiosk/kiosk-question.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { refusalWords } from '../refusal-words.ts'
import { VisitorPage } from '../visitor-page.tsx'
import { useCamera } from './camera.ts'
import { CodeFinder, isLooking } from './code-finder.tsx'
import { type Meaning, readScanned } from './code-meaning.ts'
import { useCodeOffers } from './code-offers.ts'

/** ms for which a sentence stands before the same code, still held up, is looked at again. */
const readFor = 5_000

/** Hold a code up to the camera: an invitation, a pass, or the badge when leaving. */
export function ScanPage() {
  const { t } = useTranslation()
  const { take } = useKiosk()
  const { said, hear } = useScanned()
  const { video, state } = useCamera(hear)
  const title = t('kiosk.codes.title')
  const works = isLooking(state)
  return (
    <VisitorPage title={title} problem={said !== null} onBack={() => take({ kind: 'back' })}>
      <KioskQuestion
        title={title}
        hint={t('kiosk.codes.hint')}
        actionsLow
        aside={works && <JustInTime>{t('kiosk.codes.private')}</JustInTime>}
        actions={
          <KioskButton
            look={works ? 'outline' : 'sill'}
            icon={<IconKeyboard stroke={2} aria-hidden="true" />}
            onClick={() => take({ kind: 'type-code' })}
          >
            {t('kiosk.codes.type')}
          </KioskButton>
        }
      >
        <CodeFinder video={video} state={state} said={said} />
      </KioskQuestion>
    </VisitorPage>
  )
}

/** What the last code came to, in a sentence; a code that can be used goes on by itself. */
function useScanned() {
  const { t } = useTranslation()
  const { take, now, languages } = useKiosk()
  const publicKey = useCodeOffers()?.publicKey ?? ''
  const [said, setSaid] = useState<string | null>(null)
  const last = useRef({ text: '', at: 0, busy: false })
  const gone = useRef(false)
  useEffect(() => {
    gone.current = false
    return () => void (gone.current = true)
  }, [])

  const settle = useCallback(
    (meaning: Meaning) => {
      last.current.busy = false
      if (gone.current) return
      if ('step' in meaning) return take(meaning.step)
      setSaid('say' in meaning ? t(`kiosk.codes.${meaning.say}`) : refusalWords(t, meaning.refusal))
    },
    [t, take],
  )
  const hear = useCallback(
    (text: string) => {
      const { busy, text: before, at } = last.current
      if (busy || (text === before && performance.now() - at < readFor)) return
      last.current = { text, at: performance.now(), busy: true }
      readScanned(text, { publicKey, now: now(), languages }).then(settle, (fault: unknown) => {
        last.current.busy = false
        throw fault
      })
    },
    [publicKey, now, languages, settle],
  )
  return { said, hear }
}
