import { IconCamera, IconCameraOff, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FieldError } from '../../ui/kiosk/field-error.tsx'
import { KioskButton } from '../../ui/kiosk/kiosk-button.tsx'
import { useCamera } from '../codes/camera.ts'
import { useKiosk } from '../kiosk-context.ts'
import type { AnswerFieldProps } from './answer-field.ts'
import { squarePhoto } from './square-photo.ts'
import styles from './photo-answer.module.css'

/** Taken, looked at, and taken anew as often as its owner likes; the camera is on only while it is being taken. */
export function PhotoAnswer({ id, question, given, onChange, error }: AnswerFieldProps) {
  const { t } = useTranslation()
  const [on, setOn] = useState(false)
  // Whoever pressed a button that is gone finds the focus on the one in its place.
  const [acted, setActed] = useState(false)
  const turnOn = () => {
    setActed(true)
    setOn(true)
  }
  const take = (data: string) => {
    setOn(false)
    onChange({ text: '', data })
  }
  const anew = () => {
    onChange({ text: '' })
    turnOn()
  }
  return (
    <div className={styles.photo}>
      <FieldError id={id}>{error}</FieldError>
      {given.data ? (
        <>
          <img className={styles.square} src={`data:image/jpeg;base64,${given.data}`} alt={t('kiosk.photo.yours')} />
          <p role="status" className="foyer-hidden">
            {t('kiosk.photo.taken')}
          </p>
          <div className={styles.actions}>
            <KioskButton id={id} autoFocus={acted} icon={<IconCamera stroke={2} aria-hidden="true" />} onClick={anew}>
              {t('kiosk.photo.again')}
            </KioskButton>
            <KioskButton
              look="plain"
              icon={<IconTrash stroke={2} aria-hidden="true" />}
              onClick={() => onChange({ text: '' })}
            >
              {t('kiosk.photo.remove')}
            </KioskButton>
          </div>
        </>
      ) : on ? (
        <Finder id={id} required={question.required} onTake={take} />
      ) : (
        <>
          <p>{t('kiosk.photo.before')}</p>
          <KioskButton id={id} icon={<IconCamera stroke={2} aria-hidden="true" />} onClick={turnOn}>
            {t('kiosk.photo.start')}
          </KioskButton>
        </>
      )}
    </div>
  )
}

type FinderProps = { id: string; required: boolean; onTake: (data: string) => void }

/** What will be kept is what the square shows. */
function Finder({ id, required, onTake }: FinderProps) {
  const { t } = useTranslation()
  const { openCall } = useKiosk()
  const { video, state } = useCamera(null)
  if (state !== 'starting' && state !== 'on') {
    return (
      <div className={styles.refused} role="status">
        <IconCameraOff stroke={1.6} aria-hidden="true" />
        <p>{t(`kiosk.photo.camera.${state}`)}</p>
        {required ? (
          <KioskButton id={id} autoFocus onClick={openCall}>
            {t('kiosk.photo.ask')}
          </KioskButton>
        ) : (
          <p>{t('kiosk.photo.skip')}</p>
        )}
      </div>
    )
  }
  return (
    <>
      <video
        ref={video}
        className={`${styles.square} ${styles.mirror}`}
        playsInline
        muted
        aria-label={t('kiosk.photo.picture')}
      />
      <p role="status">{state === 'on' ? t('kiosk.photo.on') : t('kiosk.photo.camera.starting')}</p>
      <KioskButton
        id={id}
        autoFocus
        icon={<IconCamera stroke={2} aria-hidden="true" />}
        aria-disabled={state !== 'on'}
        onClick={() => state === 'on' && video.current && onTake(squarePhoto(video.current))}
      >
        {t('kiosk.photo.take')}
      </KioskButton>
    </>
  )
}
