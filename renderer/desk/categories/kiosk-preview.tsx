import { useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { isPreviewReady, type KioskPreview, type Previewed, previewHash } from '../../../shared/kiosk-preview.ts'
import type { Language } from '../../../shared/languages.ts'
import { useDesk } from '../desk-context.ts'
import styles from './kiosk-preview.module.css'

export type KioskPreviewProps = { shown: Previewed | null; language: Language }

/** The kiosk's own page of a question or of the notice, in a frame: what stands here is what a visitor sees. */
export function KioskPreviewFrame({ shown, language }: KioskPreviewProps) {
  const { t } = useTranslation()
  const { me, zone } = useDesk()
  const organisation = me.organisation ?? ''
  const frame = useRef<HTMLIFrameElement>(null)
  const show = useCallback(() => {
    if (!shown) return
    const told: KioskPreview = { kind: 'preview', shown, language, organisation, timeZone: zone }
    frame.current?.contentWindow?.postMessage(told, location.origin)
  }, [shown, language, organisation, zone])
  useEffect(() => {
    show()
    const asked = ({ origin, source, data }: MessageEvent) => {
      if (origin === location.origin && source === frame.current?.contentWindow && isPreviewReady(data)) show()
    }
    window.addEventListener('message', asked)
    return () => window.removeEventListener('message', asked)
  }, [show])

  return (
    <section className={styles.preview} aria-label={t('categories.preview.title')}>
      <h2 className={styles.title}>{t('categories.preview.title')}</h2>
      {shown ? (
        <div className={styles.screen}>
          <iframe
            ref={frame}
            className={styles.frame}
            src={`/kiosk${previewHash}`}
            title={t('categories.preview.frame')}
          />
        </div>
      ) : (
        <p className={styles.nothing}>{t('categories.preview.nothing')}</p>
      )}
      <p className={styles.note}>{t('categories.preview.note')}</p>
    </section>
  )
}
