import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { renderSVG } from 'uqr'
import type { Answer } from '../../../shared/contract/index.ts'
import { ConfirmDialog } from '../../ui/desk/confirm-dialog.tsx'
import { PersonName } from '../../ui/person-name.tsx'
import { BigCode } from '../big-code.tsx'
import { useAct, useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import styles from './host-badge.module.css'

type Key = Answer<'presence', 'makeKey'>

/** A host's number, PIN and QR code for the kiosk: made anew, shown once, or ended. */
export function HostBadge({ host, onClose }: { host: { id: number; name: string }; onClose: () => void }) {
  const { t } = useTranslation()
  const list = useAnswer('presence', 'list', {}, ['presence'])
  const make = useAct('presence', 'makeKey')
  const end = useAct('presence', 'removeKey')
  const [key, setKey] = useState<Key | null>(null)
  const number = list.data?.find(({ hostId }) => hostId === host.id)?.number ?? null
  const again = number !== null
  if (key) return <BadgeMade name={host.name} badge={key} onClose={onClose} />
  return (
    <ConfirmDialog
      open
      title={t('hosts.badge.title', { name: host.name })}
      confirm={t(again ? 'hosts.badge.again' : 'hosts.badge.make')}
      busy={make.isPending}
      onConfirm={() => make.mutate({ hostId: host.id }, { onSuccess: setKey })}
      onClose={onClose}
    >
      <p>{again ? t('hosts.badge.has', { number }) : t('hosts.badge.hasNone')}</p>
      <p>{t(again ? 'hosts.badge.againText' : 'hosts.badge.text')}</p>
      <Refused error={make.error ?? end.error} />
      {again && (
        <Button
          variant="plain"
          loading={end.isPending}
          onClick={() => end.mutate({ hostId: host.id }, { onSuccess: onClose })}
        >
          {t('hosts.badge.end')}
        </Button>
      )}
    </ConfirmDialog>
  )
}

/** Shown once: the host keeps hashes only. */
function BadgeMade({ name, badge, onClose }: { name: string; badge: Key; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <ConfirmDialog
      open
      title={t('hosts.badge.madeTitle', { name })}
      confirm={t('hosts.badge.done')}
      cancel={null}
      onConfirm={onClose}
      onClose={onClose}
    >
      <div className={styles.badge}>
        <p className={styles.name}>
          <PersonName>{name}</PersonName>
        </p>
        <div
          className={styles.code}
          role="img"
          aria-label={t('hosts.badge.qr')}
          dangerouslySetInnerHTML={{ __html: renderSVG(badge.token) }}
        />
        <Group gap="lg">
          <div>
            <p>{t('hosts.badge.number')}</p>
            <BigCode>{String(badge.number)}</BigCode>
          </div>
          <div>
            <p>{t('hosts.badge.pin')}</p>
            <BigCode>{badge.pin}</BigCode>
          </div>
        </Group>
      </div>
      <p>{t('hosts.badge.madeText')}</p>
      <p>
        <Button onClick={() => window.print()}>{t('hosts.badge.print')}</Button>
      </p>
    </ConfirmDialog>
  )
}
