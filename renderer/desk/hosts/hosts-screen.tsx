import { Button, TextInput } from '@mantine/core'
import { IconSearch, IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { fold } from '../../../shared/fold.ts'
import { ControlRow, PageHeader } from '../../ui/desk/page-header.tsx'
import { EmptyState, LoadingState } from '../../ui/desk/page-states.tsx'
import { RegisterTable } from '../../ui/desk/register-table.tsx'
import { TextAction } from '../../ui/desk/text-action.tsx'
import { PersonName } from '../../ui/person-name.tsx'
import cells from '../cells.module.css'
import { useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import { HostBadge } from './host-badge.tsx'
import { HowTold } from './how-told.tsx'
import { HostForm } from './host-form.tsx'

export type Host = Answer<'hosts', 'list'>[number]

/** Below so many hosts a list is read faster than searched. */
const searchFrom = 12

/** Who may be visited. */
export function HostsScreen() {
  const { t } = useTranslation()
  const { data, error } = useAnswer('hosts', 'list', {}, ['hosts'])
  const [editing, setEditing] = useState<Host | 'new' | null>(null)
  const [badgeOf, setBadgeOf] = useState<Host | null>(null)
  const [text, setText] = useState('')
  const zones = [...new Set((data ?? []).map(({ zone }) => zone))].filter(Boolean).toSorted()
  const wanted = fold(text)
  const shown = (data ?? []).filter((host) => fold(`${host.name} ${host.department} ${host.zone}`).includes(wanted))
  const add = (
    <Button
      variant="sill"
      leftSection={<IconUserPlus size={20} stroke={2} aria-hidden />}
      onClick={() => setEditing('new')}
    >
      {t('hosts.add')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('hosts.title')} below={t('hosts.below')} actions={data && data.length > 0 && add} />
      {error && <Refused error={error} />}
      {!data && !error && <LoadingState />}
      {data?.length === 0 && <EmptyState action={add}>{t('hosts.empty')}</EmptyState>}
      {data && data.length >= searchFrom && (
        <ControlRow>
          <TextInput
            label={t('hosts.search')}
            leftSection={<IconSearch size={20} stroke={2} aria-hidden />}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            autoComplete="off"
            spellCheck={false}
            w={280}
          />
        </ControlRow>
      )}
      {data && data.length > 0 && (
        <RegisterTable
          caption={t('hosts.title')}
          columns={[
            {
              key: 'name',
              header: t('hosts.column.name'),
              width: '26%',
              cell: (host) => (
                <span className={cells.name}>
                  <PersonName>{host.name}</PersonName>
                </span>
              ),
            },
            {
              key: 'department',
              header: t('hosts.column.department'),
              cell: (host) => <bdi>{host.department || '–'}</bdi>,
            },
            { key: 'email', header: t('hosts.column.email'), cell: (host) => host.email || '–' },
            { key: 'told', header: t('hosts.column.told'), cell: (host) => <HowTold host={host} hosts={data} /> },
            {
              key: 'active',
              header: t('hosts.column.active'),
              cell: (host) => t(host.active ? 'hosts.active' : 'hosts.inactive'),
            },
            {
              key: 'action',
              header: t('hosts.column.action'),
              headerHidden: true,
              align: 'end',
              cell: (host) => (
                <span className={`${cells.actions} ${cells.pair}`}>
                  {host.active && (
                    <TextAction onClick={() => setBadgeOf(host)} of={host.name}>
                      {t('hosts.badge.action')}
                    </TextAction>
                  )}
                  <TextAction onClick={() => setEditing(host)} of={host.name}>
                    {t('desk.change')}
                  </TextAction>
                </span>
              ),
            },
          ]}
          rows={shown}
          rowKey={(host) => host.id}
          empty={t('hosts.noMatch', { text })}
          dense
        />
      )}
      {badgeOf && <HostBadge host={badgeOf} onClose={() => setBadgeOf(null)} />}
      {editing && <HostForm host={editing === 'new' ? null : editing} zones={zones} onClose={() => setEditing(null)} />}
    </>
  )
}
