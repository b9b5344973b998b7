import { IconCameraOff, IconKeyboard } from '@tabler/icons-react'
import { useCallback, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../client.ts'
import { KioskButton } from '../../ui/kiosk/kiosk-button.tsx'
import { KioskQuestion } from '../../ui/kiosk/kiosk-question.tsx'
import { useCamera } from '../codes/camera.ts'
import styles from '../codes/scan-page.module.css'
import { useKiosk } from '../kiosk-context.ts'
import { refusalWords } from '../refusal-words.ts'
import { VisitorPage } from '../visitor-page.tsx'
import type { CameOrWent } from './presence-page.tsx'

/** What a host's badge holds; other codes are left unread. */
const badge = /^[\w-]{43}$/
/** ms for which the same badge, still held up, is not sent again. */
const readFor = 5_000

/** A host holds their badge up to the camera. */
export function PresenceScan({ onDone, onType }: { onDone: (done: CameOrWent) => void; onType: () => void }) {
  const { t } = useTranslation()
  const { take, act, refusal } = useKiosk()
  const last = useRef({ text: '', at: 0 })
  const hear = useCallback(
    (text: string) => {
      const now = performance.now()
      if (!badge.test(text) || (text === last.current.text && now - last.current.at < readFor)) return
      last.current = { text, at: now }
      act(() => client.presence.byBadge({ token: text }), onDone)
    },
    [act, onDone],
  )
  const { video, state } = useCamera(hear)
  const works = state === 'starting' || state === 'on'
  const title = t('kiosk.presence.title')
  return (
    <VisitorPage title={title} problem={refusal !== null} onBack={() => take({ kind: 'back' })}>
      <KioskQuestion
        title={title}
        hint={t('kiosk.presence.scanHint')}
        actionsLow
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
        <div className={styles.finder} data-state={state}>
          <video ref={video} className={styles.video} playsInline muted aria-label={t('kiosk.codes.picture')} />
          {works && <span className={styles.frame} aria-hidden="true" />}
          {state !== 'on' && (
            <p className={styles.words} role="status">
              {state !== 'starting' && <IconCameraOff stroke={1.6} aria-hidden="true" />}
              {t(`kiosk.codes.camera.${state}`)}
            </p>
          )}
        </div>
        <p role="alert" className={styles.said}>
          {refusal && refusalWords(t, refusal)}
        </p>
        {works && <p className={styles.private}>{t('kiosk.codes.private')}</p>}
      </KioskQuestion>
    </VisitorPage>
  )
}
