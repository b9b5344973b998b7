import { Button, FileButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PicturePlace } from '../../../shared/contract/kiosk.ts'
import { useAct } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import type { Look } from './look-draft.ts'
import styles from './look-screen.module.css'
import { shrunkPicture } from './shrunk-picture.ts'

/** The logo or the picture on the wall: chosen, made small enough in the browser, and sent at once. */
export function PictureField({ place, look }: { place: PicturePlace; look: Look }) {
  const { t } = useTranslation()
  const put = useAct('look', 'putPicture')
  const remove = useAct('look', 'removePicture')
  const [unread, setUnread] = useState(false)
  const picture = look[place]
  const choose = async (file: File | null) => {
    if (!file) return
    const data = await shrunkPicture(file, place)
    setUnread(data === undefined)
    put.reset()
    if (data !== undefined) put.mutate({ place, data })
  }
  return (
    <div className={styles.picture}>
      <p className={styles.label}>{t(`look.field.${place}`)}</p>
      <p className={styles.hint}>{t(`look.hint.${place}`)}</p>
      {picture && <img src={picture.path} alt={t('look.pictureNow')} className={styles.thumb} />}
      <div className={styles.buttons}>
        <FileButton onChange={(file) => void choose(file)} accept="image/png,image/jpeg,image/webp">
          {(props) => (
            <Button {...props} variant="outline" loading={put.isPending}>
              {t(picture ? 'look.replace' : 'look.choose', { what: t(`look.field.${place}`) })}
            </Button>
          )}
        </FileButton>
        {picture && (
          <Button variant="plain" onClick={() => remove.mutate({ place })}>
            {t('look.remove', { what: t(`look.field.${place}`) })}
          </Button>
        )}
      </div>
      {unread && <p role="alert">{t('errors.picture-unknown')}</p>}
      <Refused error={put.error ?? remove.error} />
    </div>
  )
}
