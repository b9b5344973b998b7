import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { bytesText, countText, dateTime } from '../../ui/dates.ts'
import { LongName } from '../../ui/desk/long-name.tsx'
import { TwoLines } from '../../ui/desk/register-rows.tsx'
import { RegisterTable } from '../../ui/desk/register-table.tsx'
import { TextAction } from '../../ui/desk/text-action.tsx'
import { useDesk } from '../desk-context.ts'
import { useAct, useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import { RenameForm } from './rename-form.tsx'
import styles from './sources-screen.module.css'

type Camera = Answer<'cameras', 'list'>[number]

/** Cameras by source; a manager names them here. */
export function CamerasTable() {
  const { t } = useTranslation()
  const { zone, may } = useDesk()
  const cameras = useAnswer('cameras', 'list', {}, ['footage', 'sweeps'])
  const [naming, setNaming] = useState<number | null>(null)
  const [named, setNamed] = useState<number | null>(null)
  function done(cameraId: number) {
    setNaming(null)
    setNamed(cameraId)
  }
  const moment = (at: number | null) => (at === null ? '–' : dateTime(at, zone))
  const rows = [...(cameras.data ?? [])].sort((one, other) => one.sourceId - other.sourceId)
  return (
    <section className={styles.cameras} aria-labelledby="sources-cameras">
      <h2 id="sources-cameras" className={styles.heading}>
        {t('sources.cameras.title')}
      </h2>
      <Refused error={cameras.error} />
      {cameras.data && (
        <RegisterTable
          caption={t('sources.cameras.title')}
          dense
          rows={rows}
          rowKey={(camera) => camera.id}
          groupOf={(camera) => camera.source}
          empty={t('sources.cameras.none')}
          columns={[
            {
              key: 'name',
              header: t('sources.cameras.name'),
              width: '30%',
              cell: (camera) =>
                naming === camera.id ? (
                  <NameCamera camera={camera} onDone={() => done(camera.id)} />
                ) : (
                  <TwoLines
                    first={
                      <span className={styles.cameraName}>
                        <LongName name={camera.name} />
                      </span>
                    }
                    second={camera.key === camera.name ? undefined : <span className="foyer-mono">{camera.key}</span>}
                  />
                ),
            },
            {
              key: 'segments',
              header: t('sources.cameras.segments'),
              align: 'end',
              cell: (camera) => countText(camera.segments),
            },
            {
              key: 'bytes',
              header: t('sources.cameras.size'),
              align: 'end',
              cell: (camera) => bytesText(camera.bytes),
            },
            { key: 'first', header: t('sources.cameras.first'), cell: (camera) => moment(camera.firstAt) },
            { key: 'last', header: t('sources.cameras.last'), cell: (camera) => moment(camera.lastAt) },
            ...(may('cameras.rename')
              ? [
                  {
                    key: 'act',
                    header: t('sources.cameras.act'),
                    headerHidden: true,
                    align: 'end' as const,
                    cell: (camera: Camera) =>
                      naming === camera.id ? null : (
                        <TextAction
                          autoFocus={named === camera.id}
                          of={camera.name}
                          onClick={() => setNaming(camera.id)}
                        >
                          {t('sources.rename')}
                        </TextAction>
                      ),
                  },
                ]
              : []),
          ]}
        />
      )}
    </section>
  )
}

function NameCamera({ camera, onDone }: { camera: Camera; onDone: () => void }) {
  const { t } = useTranslation()
  const rename = useAct('cameras', 'rename', ['cameras', 'coverage', 'sources'])
  return (
    <RenameForm
      label={t('sources.cameras.name')}
      name={camera.name}
      busy={rename.isPending}
      error={rename.error}
      onSave={(name) => rename.mutate({ cameraId: camera.id, name }, { onSuccess: onDone })}
      onClose={onDone}
    />
  )
}
