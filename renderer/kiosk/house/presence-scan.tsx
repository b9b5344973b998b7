import { IconKeyboard } from '@tabler/icons-react'
import { useCallback, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../client.ts'
import { JustInTime } from '../../ui/kiosk/just-in-time.tsx'
import { KioskButton } from '../../ui/kiosk/kiosk-button.tsx'
import { KioskQuestion } from '../../ui/kiosk/kiosk-question.tsx'
import { useCamera } from '../codes/camera.ts'
import { CodeFinder, isLooking } from '../codes/code-finder.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { refusalWords } from '../refusal-words.ts'
import { VisitorPage } from '../visitor-page.tsx'
import type { CameOrWent } from './presence-page.tsx'

/** What a host's badge holds; other codes are left unread. */
const badge = /^[\w-]{43}$/
/** ms for which the same badge, still held up, is not sent again. */
const readFor = 5_000

type ScanProps = { attemptId: string; onDone: (done: CameOrWent) => void; onType: () => void }

/** A host holds their badge up to the camera. */
export function PresenceScan({ attemptId, onDone, onType }: ScanProps) {
  const { t } = useTranslation()
  const { take, act, refusal } = useKiosk()
  const last = useRef({ text: '', at: 0 })
  const hear = useCallback(
    (text: string) => {
      const now = performance.now()
      if (!badge.test(text) || (text === last.current.text && now - last.current.at < readFor)) return
      last.current = { text, at: now }
      act(() => client.presence.byBadge({ token: text, attemptId }), onDone)
    },
    [act, attemptId, onDone],
  )
  const { video, state } = useCamera(hear)
  const works = isLooking(state)
  const title = t('kiosk.presence.title')
  return (
    <VisitorPage title={title} problem={refusal !== null} onBack={() => take({ kind: 'back' })}>
      <KioskQuestion
        title={title}
        hint={t('kiosk.presence.scanHint')}
        actionsLow
        aside={works && <JustInTime>{t('kiosk.codes.private')}</JustInTime>}
        actions={
          <KioskButton
            look={works ? 'outline' : 'sill'}
            icon={<IconKeyboard stroke={2} aria-hidden="true" />}
            onClick={onType}
          >
            {t('kiosk.presence.type')}
          </KioskButton>
        }
      >
        <CodeFinder video={video} state={state} said={refusal && refusalWords(t, refusal)} />
      </KioskQuestion>
    </VisitorPage>
  )
}
