import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PurposeOption } from '../../ui/desk/purpose-panel.tsx'
import { useDesk } from '../desk-context.ts'
import { useAnswer } from '../queries.ts'
import { purposeCodes } from '../word-lists.ts'

/** The closed list of purposes; an incident may be named where one is open. */
export function usePurposeOptions(incidentId: number | undefined, onIncident: (id?: number) => void): PurposeOption[] {
  const { t } = useTranslation()
  const { may } = useDesk()
  const incidents = useAnswer('incidents', 'list', {}, ['incidents'], { enabled: may('incidents.list') })
  const open = (incidents.data ?? []).filter((incident) => incident.closedAt === null)
  const choice = open.length > 0 && (
    <NativeSelect
      label={t('log.names.incident')}
      value={incidentId ?? ''}
      onChange={(event) => onIncident(Number(event.currentTarget.value) || undefined)}
      data={[
        { value: '', label: t('log.names.noIncident') },
        ...open.map(({ id, reference, title }) => ({ value: String(id), label: `${reference}, ${title}` })),
      ]}
    />
  )
  return purposeCodes.map((code) => ({
    value: code,
    label: t(`purposes.${code}`),
    ...(code === 'incident' && choice ? { detail: choice } : {}),
  }))
}
