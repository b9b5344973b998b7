import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { ConfirmDialog } from '../../ui/desk/confirm-dialog.tsx'
import { PageColumns, PageHeader } from '../../ui/desk/page-header.tsx'
import { LoadingState } from '../../ui/desk/page-states.tsx'
import { TwoLines } from '../../ui/desk/register-rows.tsx'
import { RegisterTable } from '../../ui/desk/register-table.tsx'
import { TextAction } from '../../ui/desk/text-action.tsx'
import { dateTime, shortDate } from '../../ui/dates.ts'
import cells from '../cells.module.css'
import { useDesk } from '../desk-context.ts'
import { useAct, useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import { EnrolmentCode } from './enrolment-code.tsx'
import { NetworkDoor } from './network-door.tsx'

export type EnrolledDevice = Answer<'devices', 'list'>[number]

/** The browsers that Foyer answers, and the codes that enrol more. */
export function DevicesScreen() {
  const { t } = useTranslation()
  const { may } = useDesk()
  const { data, error } = useAnswer('devices', 'list', {}, ['devices'])
  const [revoking, setRevoking] = useState<EnrolledDevice | null>(null)
  const table = (
    <>
      {error && <Refused error={error} />}
      {!data && !error && <LoadingState />}
      {data && <DeviceTable devices={data} onRevoke={may('devices.revoke') ? setRevoking : null} />}
      {data?.some(({ prints }) => prints) && <p>{t('devices.prints.hint')}</p>}
    </>
  )
  return (
    <>
      <PageHeader title={t('devices.title')} below={t('devices.below')} />
      {may('devices.makeCode') ? (
        <PageColumns
          aside={
            <>
              <EnrolmentCode devices={data ?? []} />
              {may('devices.networkDoor') && <NetworkDoor />}
            </>
          }
        >
          {table}
        </PageColumns>
      ) : (
        table
      )}
      <RevokeDevice device={revoking} onClose={() => setRevoking(null)} />
    </>
  )
}

function DeviceTable({
  devices,
  onRevoke,
}: {
  devices: EnrolledDevice[]
  onRevoke: ((d: EnrolledDevice) => void) | null
}) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const ordered = [...devices].sort(
    (a, b) => Number(a.revokedAt !== null) - Number(b.revokedAt !== null) || b.enrolledAt - a.enrolledAt,
  )
  return (
    <RegisterTable
      caption={t('devices.title')}
      columns={[
        {
          key: 'name',
          header: t('devices.column.name'),
          width: '26%',
          cell: (device) => (
            <span className={cells.name}>
              <TwoLines
                first={<bdi>{device.name}</bdi>}
                second={[
                  t(`devices.mode.${device.mode}.name`),
                  device.prints ? t('devices.prints.yes') : '',
                  device.thisDevice ? t('devices.this') : '',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              />
            </span>
          ),
        },
        {
          key: 'enrolled',
          header: t('devices.column.enrolled'),
          cell: (device) => <span className={cells.line}>{shortDate(device.enrolledAt, zone)}</span>,
        },
        {
          key: 'seen',
          header: t('devices.column.seen'),
          cell: (device) => (
            <span className={cells.line}>
              {device.lastSeenAt === null ? t('desk.never') : dateTime(device.lastSeenAt, zone)}
            </span>
          ),
        },
        {
          key: 'state',
          header: t('devices.column.state'),
          cell: (device) =>
            device.revokedAt === null
              ? t('devices.state.enrolled')
              : t('devices.state.revoked', { at: dateTime(device.revokedAt, zone) }),
        },
        ...(onRevoke
          ? [
              {
                key: 'action',
                header: t('devices.column.action'),
                headerHidden: true,
                align: 'end' as const,
                cell: (device: EnrolledDevice) =>
                  device.revokedAt === null && (
                    <span className={cells.actions}>
                      {device.mode !== 'desk' && <PrintsAction device={device} />}
                      <TextAction danger onClick={() => onRevoke(device)} of={device.name}>
                        {t('devices.revoke.open')}
                      </TextAction>
                    </span>
                  ),
              },
            ]
          : []),
      ]}
      rows={ordered}
      rowKey={(device) => device.id}
      empty={t('devices.empty')}
    />
  )
}

/** A screen with a label printer beside it prints the badge of whoever signs in there. */
function PrintsAction({ device }: { device: EnrolledDevice }) {
  const { t } = useTranslation()
  const set = useAct('devices', 'setPrints')
  return (
    <TextAction onClick={() => set.mutate({ deviceId: device.id, prints: !device.prints })} of={device.name}>
      {t(device.prints ? 'devices.prints.stop' : 'devices.prints.start')}
    </TextAction>
  )
}

function RevokeDevice({ device, onClose }: { device: EnrolledDevice | null; onClose: () => void }) {
  const { t } = useTranslation()
  const revoke = useAct('devices', 'revoke')
  const leave = () => {
    revoke.reset()
    onClose()
  }
  return (
    <ConfirmDialog
      open={device !== null}
      title={t('devices.revoke.title', { name: device?.name ?? '' })}
      confirm={t('devices.revoke.action')}
      danger
      busy={revoke.isPending}
      onConfirm={() => device && revoke.mutate({ deviceId: device.id }, { onSuccess: leave })}
      onClose={leave}
    >
      <p>{t(device?.thisDevice ? 'devices.revoke.textThis' : 'devices.revoke.text')}</p>
      <Refused error={revoke.error} />
    </ConfirmDialog>
  )
}
