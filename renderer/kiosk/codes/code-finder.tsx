import { IconCameraOff } from '@tabler/icons-react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { CameraState } from './camera.ts'
import styles from './code-finder.module.css'

/** Whether codes are being looked for, or will be in a moment. */
export const isLooking = (state: CameraState): boolean => state === 'starting' || state === 'on'

type Props = {
  video: RefObject<HTMLVideoElement | null>
  state: CameraState
  /** What the last code came to. */
  said: string | null
}

/** What the camera sees, as in a mirror, with the frame where a code belongs; or why it sees nothing. */
export function CodeFinder({ video, state, said }: Props) {
  const { t } = useTranslation()
  return (
    <div className={styles.finder} data-state={state}>
      <video ref={video} className={styles.video} playsInline muted aria-label={t('kiosk.codes.picture')} />
      {isLooking(state) && <span className={styles.frame} aria-hidden="true" />}
      {state !== 'on' && (
        <p className={styles.words} role="status">
          {state !== 'starting' && <IconCameraOff stroke={1.6} aria-hidden="true" />}
          {t(`kiosk.codes.camera.${state}`)}
        </p>
      )}
      <p role="alert" className={styles.said}>
        {said}
      </p>
    </div>
  )
}
