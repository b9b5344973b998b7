import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { AsideCard } from '../../ui/desk/aside-card.tsx'
import { useAct, useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'

/** Puts right that somebody who works here is in, and did not say so at the kiosk. */
export function HostIn() {
  const { t } = useTranslation()
  const hosts = useAnswer('hosts', 'list', {}, ['hosts'])
  const presence = useAnswer('presence', 'list', {}, ['presence', 'hosts'])
  const set = useAct('presence', 'set', ['presence', 'rollcall'])
  const away = new Set((presence.data ?? []).filter(({ inAt }) => inAt === null).map(({ hostId }) => hostId))
  const offered = (hosts.data ?? []).filter(({ id }) => away.has(id))
  if (offered.length === 0) return null
  return (
    <AsideCard title={t('rollCall.hostIn.title')}>
      <Select
        label={t('rollCall.hostIn.label')}
        description={t('rollCall.hostIn.hint')}
        data={offered.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={null}
        onChange={(id) => id && set.mutate({ hostId: Number(id), state: 'in' })}
        nothingFoundMessage={t('rollCall.hostIn.none')}
        searchable
        limit={50}
      />
      <Refused error={set.error} />
    </AsideCard>
  )
}
