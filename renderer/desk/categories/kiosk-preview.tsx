import { useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { isPreviewReady, type KioskPreview, previewHash } from '../../../shared/kiosk-preview.ts'
import type { Language } from '../../../shared/languages.ts'
import { useDesk } from '../desk-context.ts'
import type { Question } from './asked-list.ts'
import styles from './kiosk-preview.module.css'

export type KioskPreviewProps = { question: Question | null; language: Language }

/** The kiosk's own page of a question, in a frame: what stands here is what a visitor sees. */
export function KioskPreviewFrame({ question, language }: KioskPreviewProps) {
  const { t } = useTranslation()
  const { me, zone } = useDesk()
  const organisation = me.organisation ?? ''
  const frame = useRef<HTMLIFrameElement>(null)
  const show = useCallback(() => {
    if (!question) return
    const shown: KioskPreview = { kind: 'preview', question, language, organisation, timeZone: zone }
    frame.current?.contentWindow?.postMessage(shown, location.origin)
  }, [question, language, organisation, zone])
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
      {question ? (
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
