import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { PageHeader } from '../../ui/desk/page-header.tsx'
import { LoadingState } from '../../ui/desk/page-states.tsx'
import type { RegisterColumn } from '../../ui/desk/register-column.ts'
import { TwoLines } from '../../ui/desk/register-rows.tsx'
import { RegisterTable } from '../../ui/desk/register-table.tsx'
import { TextAction } from '../../ui/desk/text-action.tsx'
import { countText, dateTime, shortDate } from '../../ui/dates.ts'
import { PersonName } from '../../ui/person-name.tsx'
import cells from '../cells.module.css'
import { useDesk } from '../desk-context.ts'
import { useAct, useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'

type Delivery = Answer<'deliveries', 'list'>[number]

/** What waits at reception, for whom, whether they were told, and what was collected. */
export function DeliveriesScreen() {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const { data, error } = useAnswer('deliveries', 'list', {}, ['deliveries', 'hosts'])
  const collect = useAct('deliveries', 'collect')
  const waiting = (data ?? []).filter((delivery) => delivery.collectedAt === null)
  const recipient = (delivery: Delivery) => delivery.host || t('deliveries.forReception')
  const take = (delivery: Delivery, by: 'recipient' | 'reception') => collect.mutate({ deliveryId: delivery.id, by })

  const columns: RegisterColumn<Delivery>[] = [
    {
      key: 'for',
      header: t('deliveries.column.for'),
      rowHeader: true,
      cell: (delivery) => (
        <TwoLines
          first={
            <strong>
              <PersonName>{recipient(delivery)}</PersonName>
            </strong>
          }
          second={<bdi>{delivery.department}</bdi>}
        />
      ),
    },
    { key: 'parcels', header: t('deliveries.column.parcels'), cell: ({ parcels }) => countText(parcels) },
    {
      key: 'brought',
      header: t('deliveries.column.brought'),
      cell: ({ broughtAt, collectedAt }) => (
        <TwoLines
          first={dateTime(broughtAt, zone)}
          second={collectedAt !== null && t('deliveries.collectedAt', { at: dateTime(collectedAt, zone) })}
        />
      ),
    },
    {
      key: 'state',
      header: t('deliveries.column.state'),
      cell: ({ told, remindedOn, collectedBy, removedOn }) => (
        <TwoLines
          first={collectedBy ? t(`deliveries.by.${collectedBy}`) : t(`deliveries.told.${told}`)}
          second={
            collectedBy
              ? t('deliveries.removed', { on: shortDate(removedOn, zone) })
              : remindedOn && t('deliveries.reminded', { on: shortDate(remindedOn, zone) })
          }
        />
      ),
    },
    {
      key: 'action',
      header: t('deliveries.column.action'),
      headerHidden: true,
      align: 'end',
      cell: (delivery) =>
        delivery.collectedAt === null && (
          <span className={cells.actions}>
            {delivery.host && (
              <TextAction onClick={() => take(delivery, 'recipient')} of={recipient(delivery)}>
                {t('deliveries.action.recipient')}
              </TextAction>
            )}
            <TextAction onClick={() => take(delivery, 'reception')} of={recipient(delivery)}>
              {t('deliveries.action.reception')}
            </TextAction>
          </span>
        ),
    },
  ]
  return (
    <>
      <PageHeader
        {...(data ? { figure: countText(waiting.length) } : {})}
        title={t('deliveries.waiting', { count: waiting.length })}
        below={t('deliveries.below')}
      />
      {error && <Refused error={error} />}
      <Refused error={collect.error} />
      {!data && !error && <LoadingState />}
      {data && (
        <RegisterTable
          caption={t('deliveries.title')}
          columns={columns}
          rows={data}
          rowKey={({ id }) => id}
          groupOf={({ collectedAt }) =>
            t(collectedAt === null ? 'deliveries.group.waiting' : 'deliveries.group.collected')
          }
          empty={t('deliveries.empty')}
        />
      )}
    </>
  )
}
