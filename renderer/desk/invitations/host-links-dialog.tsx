import { NativeSelect, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../../ui/desk/confirm-dialog.tsx'
import { NoticeBox } from '../../ui/desk/notice-box.tsx'
import { TextAction } from '../../ui/desk/text-action.tsx'
import { shortDate } from '../../ui/dates.ts'
import { PersonName } from '../../ui/person-name.tsx'
import { useDesk } from '../desk-context.ts'
import { useAct, useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import styles from './host-links-dialog.module.css'

/** Sends a host a link with which they invite by themselves, and stops links. */
export function HostLinksDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const hosts = useAnswer('hosts', 'list', {}, ['hosts'])
  const links = useAnswer('invitations', 'links', {}, ['invitations'])
  const send = useAct('invitations', 'sendLink')
  const revoke = useAct('invitations', 'revokeLink')
  const [hostId, setHostId] = useState('')
  const nameOf = (id: number) => hosts.data?.find((host) => host.id === id)?.name ?? ''
  const reachable = (hosts.data ?? []).filter(({ active, email }) => active && email !== '')
  const has = links.data?.some((link) => String(link.hostId) === hostId)
  return (
    <ConfirmDialog
      open
      title={t('expected.links.title')}
      confirm={t(has ? 'expected.links.again' : 'expected.links.send')}
      cancel={t('expected.links.close')}
      busy={send.isPending}
      onConfirm={() => hostId && send.mutate({ hostId: Number(hostId) })}
      onClose={onClose}
    >
      <Stack gap="md">
        <p>{t('expected.links.text')}</p>
        <Refused error={hosts.error ?? links.error ?? send.error ?? revoke.error} />
        {send.isSuccess && (
          <NoticeBox tone="door" live>
            {t('expected.links.sent', { name: nameOf(send.variables.hostId) })}
          </NoticeBox>
        )}
        <NativeSelect
          label={t('expected.links.host')}
          description={t('expected.links.hostHint')}
          value={hostId}
          onChange={(event) => setHostId(event.currentTarget.value)}
          data={[
            { value: '', label: t('expected.links.choose') },
            ...reachable.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
        />
        {links.data && links.data.length > 0 && (
          <ul className={styles.links} aria-label={t('expected.links.list')}>
            {links.data.map((link) => (
              <li key={link.hostId}>
                <span>
                  <PersonName>{nameOf(link.hostId)}</PersonName>{' '}
                  <small>{t('expected.links.until', { on: shortDate(link.expiresAt, zone) })}</small>
                </span>
                <TextAction onClick={() => revoke.mutate({ hostId: link.hostId })} of={nameOf(link.hostId)} danger>
                  {t('expected.links.stop')}
                </TextAction>
              </li>
            ))}
          </ul>
        )}
      </Stack>
    </ConfirmDialog>
  )
}
