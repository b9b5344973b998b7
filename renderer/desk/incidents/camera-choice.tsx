import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { LongName } from '../../ui/desk/long-name.tsx'
import { TextAction } from '../../ui/desk/text-action.tsx'
import styles from './incident-forms.module.css'

type Camera = Answer<'cameras', 'list'>[number]

export type CameraChoiceProps = {
  id: string
  cameras: readonly Camera[]
  chosen: readonly number[]
  onChange: (ids: number[]) => void
  error?: string
}

const searchFrom = 17

/** One or more cameras; with many of them, a field narrows the list without losing what is ticked. */
export function CameraChoice({ id, cameras, chosen, onChange, error }: CameraChoiceProps) {
  const { t } = useTranslation()
  const [search, setSearch] = useState('')
  const wanted = search.trim().toLowerCase()
  const shown = cameras.filter((camera) => `${camera.name} ${camera.source}`.toLowerCase().includes(wanted))
  const all = shown.length > 0 && shown.every((camera) => chosen.includes(camera.id))
  const ids = shown.map((camera) => camera.id)
  return (
    <fieldset className={styles.moment} id={id} tabIndex={-1} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className={styles.legend}>{t('holds.place.cameras')}</legend>
      {error && (
        <p className={styles.error} id={`${id}-error`}>
          {error}
        </p>
      )}
      <div className={styles.cameraTools}>
        {cameras.length >= searchFrom && (
          <TextInput
            label={t('holds.place.cameraSearch')}
            value={search}
            autoComplete="off"
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        )}
        {shown.length > 1 && (
          <TextAction
            onClick={() =>
              onChange(all ? chosen.filter((known) => !ids.includes(known)) : [...new Set([...chosen, ...ids])])
            }
          >
            {t(all ? 'holds.place.noCameras' : 'holds.place.allCameras', { count: shown.length })}
          </TextAction>
        )}
      </div>
      <div className={styles.cameras}>
        {shown.map((camera) => (
          <Checkbox
            key={camera.id}
            label={<LongName name={camera.name} />}
            checked={chosen.includes(camera.id)}
            onChange={(event) =>
              onChange(
                event.currentTarget.checked ? [...chosen, camera.id] : chosen.filter((known) => known !== camera.id),
              )
            }
          />
        ))}
      </div>
      {shown.length === 0 && <p>{t('holds.place.noneMatch', { text: search })}</p>}
    </fieldset>
  )
}
