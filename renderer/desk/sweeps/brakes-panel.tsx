import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { bytesText, countText, shortDate } from '../../ui/dates.ts'
import { ConfirmDialog } from '../../ui/desk/confirm-dialog.tsx'
import { LongName } from '../../ui/desk/long-name.tsx'
import { NoticeBox } from '../../ui/desk/notice-box.tsx'
import { RegisterTable } from '../../ui/desk/register-table.tsx'
import cells from '../cells.module.css'
import { useDesk } from '../desk-context.ts'
import { useAct } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import styles from './sweeps-screen.module.css'

type Brake = Answer<'sweeps', 'state'>['brakes'][number]

/** What a sweep would not remove alone: two different people agree, or nothing happens. */
export function BrakesPanel({ brakes }: { brakes: Brake[] }) {
  const { t } = useTranslation()
  const { zone, staff, may } = useDesk()
  const [asking, setAsking] = useState(false)
  const approve = useAct('sweeps', 'approveBrakes', ['sweeps', 'dashboard', 'coverage'])
  const open = brakes.filter((brake) => brake.approvedBy.every((person) => person.staffId !== staff.id))
  const segments = open.reduce((sum, brake) => sum + brake.segments, 0)
  const bytes = open.reduce((sum, brake) => sum + brake.bytes, 0)
  return (
    <section className={styles.section} aria-labelledby="sweeps-brakes">
      <h2 id="sweeps-brakes" className={styles.heading}>
        {t('sweeps.brakes.title')}
      </h2>
      <NoticeBox tone="brass">{t('sweeps.brakes.text')}</NoticeBox>
      <RegisterTable
        caption={t('sweeps.brakes.title')}
        rows={brakes}
        rowKey={(brake) => brake.id}
        empty=""
        columns={[
          {
            key: 'camera',
            header: t('sweeps.brakes.camera'),
            width: '24%',
            cell: (brake) => (
              <span className={cells.name}>
                <LongName name={brake.camera} />
              </span>
            ),
          },
          { key: 'why', header: t('sweeps.brakes.why'), cell: (brake) => t(`sweeps.brakes.reason.${brake.reason}`) },
          {
            key: 'segments',
            header: t('sweeps.column.segments'),
            align: 'end',
            cell: (brake) => countText(brake.segments),
          },
          {
            key: 'bytes',
            header: t('sweeps.column.size'),
            align: 'end',
            cell: (brake) => <span className={cells.line}>{bytesText(brake.bytes)}</span>,
          },
          {
            key: 'range',
            header: t('sweeps.brakes.range'),
            cell: (brake) =>
              t('sweeps.brakes.days', { from: shortDate(brake.fromAt, zone), to: shortDate(brake.toAt, zone) }),
          },
          { key: 'agreed', header: t('sweeps.brakes.agreed'), cell: (brake) => <Agreed brake={brake} /> },
        ]}
      />
      {may('sweeps.approveBrakes') &&
        (open.length > 0 ? (
          <div>
            <Button variant="sill" onClick={() => setAsking(true)}>
              {t('sweeps.brakes.agree', { count: open.length })}
            </Button>
          </div>
        ) : (
          <p role="status">{t('sweeps.brakes.youAgreed')}</p>
        ))}
      <ConfirmDialog
        open={asking}
        danger
        title={t('sweeps.brakes.ask')}
        confirm={t('sweeps.brakes.agree', { count: open.length })}
        busy={approve.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() =>
          approve.mutate({ brakeIds: open.map((brake) => brake.id) }, { onSuccess: () => setAsking(false) })
        }
      >
        <p>{t('sweeps.brakes.askText', { count: segments, number: countText(segments), bytes: bytesText(bytes) })}</p>
        <Refused error={approve.error} />
      </ConfirmDialog>
    </section>
  )
}

function Agreed({ brake }: { brake: Brake }) {
  const { t } = useTranslation()
  if (brake.approvedBy.length === 0) return <>{t('sweeps.brakes.nobody')}</>
  const names = brake.approvedBy.map((person) => person.name).join(', ')
  return (
    <span>
      <bdi>{names}</bdi>. <strong>{t('sweeps.brakes.oneMore')}</strong>
    </span>
  )
}
