import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { bytesText, countText, dateTime } from '../../ui/dates.ts'
import { LongName } from '../../ui/desk/long-name.tsx'
import { LoadingState } from '../../ui/desk/page-states.tsx'
import { TwoLines } from '../../ui/desk/register-rows.tsx'
import { RegisterTable } from '../../ui/desk/register-table.tsx'
import cells from '../cells.module.css'
import { useDesk } from '../desk-context.ts'
import { useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import styles from './sweeps-screen.module.css'

type Camera = Answer<'sweeps', 'coming'>['cameras'][number]

/** What the next sweep takes of each camera, and what is kept with why. */
export function ComingSweep() {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const coming = useAnswer('sweeps', 'coming', {}, ['sweeps', 'footage', 'incidents'])
  return (
    <section className={styles.section} aria-labelledby="coming-sweep">
      <h2 id="coming-sweep" className={styles.heading}>
        {t('sweeps.coming.title')}
      </h2>
      {coming.data && <p>{t('sweeps.coming.before', { moment: dateTime(coming.data.horizonAt, zone) })}</p>}
      <Refused error={coming.error} />
      {!coming.data && !coming.error && <LoadingState />}
      {coming.data && (
        <RegisterTable
          caption={t('sweeps.coming.title')}
          rows={coming.data.cameras}
          rowKey={({ cameraId }) => cameraId}
          empty={t('sweeps.coming.none')}
          tone={({ waits, problem }) => (waits || problem ? 'brass' : undefined)}
          columns={[
            {
              key: 'camera',
              header: t('sweeps.brakes.camera'),
              width: '26%',
              cell: ({ camera, source }) => (
                <TwoLines
                  first={
                    <span className={cells.name}>
                      <LongName name={camera} />
                    </span>
                  }
                  second={source}
                />
              ),
            },
            { key: 'goes', header: t('sweeps.coming.goes'), align: 'end', cell: (camera) => <Goes camera={camera} /> },
            { key: 'range', header: t('sweeps.brakes.range'), cell: ({ goes }) => rangeText(t, goes, zone) },
            { key: 'kept', header: t('sweeps.coming.kept'), cell: (camera) => keptText(t, camera) },
          ]}
        />
      )}
    </section>
  )
}

function Goes({ camera: { goes, problem, waits } }: { camera: Camera }) {
  const { t } = useTranslation()
  if (problem) return <>{t('sweeps.coming.unseen')}</>
  if (goes.segments === 0) return <>{t('sweeps.coming.nothing')}</>
  const amount = <TwoLines first={countText(goes.segments)} second={bytesText(goes.bytes)} />
  return waits ? <TwoLines first={countText(goes.segments)} second={t('sweeps.coming.waits')} /> : amount
}

const rangeText = (t: TFunction, { fromAt, toAt }: Camera['goes'], zone: string): string =>
  fromAt === null || toAt === null
    ? '–'
    : t('sweeps.brakes.days', { from: dateTime(fromAt, zone), to: dateTime(toAt, zone) })

/** "10,638 by holds; 82,000 not past their days". */
function keptText(t: TFunction, { held, notDue, suspect, waits, problem, goes }: Camera): string {
  const count = (key: string, number: number) => t(`sweeps.coming.${key}`, { count: number, number: countText(number) })
  return [
    held > 0 && count('held', held),
    waits !== null && problem === null && `${count('braked', goes.segments)}: ${t(`sweeps.brakes.reason.${waits}`)}`,
    problem !== null && goes.segments > 0 && count('unreachable', goes.segments),
    notDue > 0 && count('notDue', notDue),
    suspect > 0 && count('suspect', suspect),
  ]
    .filter((part) => part !== false)
    .join('; ')
}
