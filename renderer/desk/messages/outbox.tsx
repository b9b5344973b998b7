import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { RegisterTable } from '../../ui/desk/register-table.tsx'
import { dateTime } from '../../ui/dates.ts'
import { PersonName } from '../../ui/person-name.tsx'
import { useDesk } from '../desk-context.ts'
import { Paging } from '../paging.tsx'
import { useAct, useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import styles from './outbox.module.css'

type Row = Answer<'messages', 'list'>['rows'][number]

/** What waits or could not be sent, and why. Nothing of what a message says: that is made when it is sent. */
export function Outbox() {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const [page, setPage] = useState(1)
  const { data, error } = useAnswer('messages', 'list', { page }, ['messages', 'visits'], { keep: true })
  const again = useAct('messages', 'tryAgain', ['messages', 'dashboard'])
  if (error) return <Refused error={error} />
  if (!data) return null
  return (
    <section className={styles.outbox}>
      <div className={styles.head}>
        <p>{t('messaging.outbox.sentToday', { count: data.sentToday })}</p>
        {data.total > 0 && (
          <Button onClick={() => again.mutate({})} loading={again.isPending}>
            {t('messaging.outbox.again')}
          </Button>
        )}
      </div>
      <Refused error={again.error} />
      {data.total > 0 && (
        <RegisterTable
          caption={t('messaging.outbox.title')}
          columns={[
            {
              key: 'at',
              header: t('messaging.outbox.queued'),
              width: '130px',
              cell: (row: Row) => dateTime(row.queuedAt, zone),
            },
            {
              key: 'to',
              header: t('messaging.outbox.to'),
              cell: (row: Row) => (
                <>
                  {t(`messaging.channel.${row.channel}`)} ·{' '}
                  {row.host === null ? (
                    t(row.channel === 'email' ? 'messaging.outbox.other' : 'messaging.officeChannel')
                  ) : (
                    <PersonName>{row.host}</PersonName>
                  )}
                </>
              ),
            },
            { key: 'why', header: t('messaging.outbox.why'), cell: (row: Row) => <Why row={row} /> },
          ]}
          rows={data.rows}
          rowKey={(row) => row.id}
          tone={(row) => (row.state === 'failed' ? 'brick' : undefined)}
          empty=""
          dense
        />
      )}
      <Paging page={page} pages={Math.ceil(data.total / data.pageSize)} onPage={setPage} />
    </section>
  )
}

function Why({ row: { state, problem, attempts, dueAt } }: { row: Row }) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const next =
    state === 'failed' ? t('messaging.outbox.givenUp') : t('messaging.outbox.next', { time: dateTime(dueAt, zone) })
  return (
    <>
      {problem && t(`messaging.problem.${problem}`)} {attempts > 0 && t('messaging.attempts', { count: attempts })}{' '}
      {next}
    </>
  )
}
