import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { countText, dateTime, shortDate } from '../../ui/dates.ts'
import { PageHeader } from '../../ui/desk/page-header.tsx'
import { LoadingState } from '../../ui/desk/page-states.tsx'
import { TwoLines } from '../../ui/desk/register-rows.tsx'
import { RegisterTable } from '../../ui/desk/register-table.tsx'
import { HeldChip } from '../../ui/held-chip.tsx'
import { useDesk } from '../desk-context.ts'
import { DeskLink } from '../desk-link.tsx'
import { useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import styles from './incident-screen.module.css'

type Incident = Answer<'incidents', 'list'>[number]

/** Every incident, those still open first asked for. */
export function IncidentsScreen() {
  const { t } = useTranslation()
  const { may } = useDesk()
  const incidents = useAnswer('incidents', 'list', {}, ['incidents'])
  const [shown, setShown] = useState('open')
  const rows = incidents.data?.filter((incident) => shown === 'all' || incident.closedAt === null) ?? []
  return (
    <>
      <PageHeader
        title={t('incidents.title')}
        below={t('incidents.lead')}
        actions={
          may('incidents.open') && (
            <Button component={DeskLink} to="/incidents/open" variant="sill">
              {t('incidents.open.title')}
            </Button>
          )
        }
      />
      <Refused error={incidents.error} />
      {!incidents.data && !incidents.error && <LoadingState />}
      {incidents.data && (
        <div className={styles.list}>
          <SegmentedControl
            aria-label={t('incidents.show.label')}
            value={shown}
            onChange={setShown}
            data={[
              { value: 'open', label: t('incidents.show.open') },
              { value: 'all', label: t('incidents.show.all') },
            ]}
          />
          <IncidentTable rows={rows} none={incidents.data.length === 0} />
        </div>
      )}
    </>
  )
}

function IncidentTable({ rows, none }: { rows: Incident[]; none: boolean }) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  return (
    <RegisterTable
      caption={t('incidents.title')}
      rows={rows}
      rowKey={(incident) => incident.id}
      empty={t(none ? 'incidents.none' : 'incidents.noneOpen')}
      columns={[
        {
          key: 'reference',
          header: t('incidents.column.reference'),
          cell: (incident) => (
            <DeskLink to={`/incidents/${incident.id}`} className="foyer-mono">
              {incident.reference}
            </DeskLink>
          ),
        },
        {
          key: 'what',
          header: t('incidents.column.what'),
          cell: (incident) => (
            <TwoLines
              first={<bdi>{incident.title}</bdi>}
              second={
                <>
                  {t(`incidents.kind.${incident.kind}`)}, <bdi>{incident.place}</bdi>
                </>
              }
            />
          ),
        },
        { key: 'when', header: t('incidents.column.when'), cell: (incident) => dateTime(incident.happenedAt, zone) },
        { key: 'holds', header: t('incidents.column.holds'), cell: (incident) => <Holds incident={incident} /> },
        {
          key: 'review',
          header: t('incidents.column.review'),
          cell: (incident) => (incident.reviewOn ? shortDate(incident.reviewOn, zone) : '–'),
        },
        {
          key: 'state',
          header: t('incidents.column.state'),
          cell: (incident) => <IncidentState incident={incident} />,
        },
      ]}
    />
  )
}

function Holds({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  if (incident.holds === 0) return <>{t('incidents.noHold')}</>
  return <HeldChip>{t('incidents.holds', { count: incident.holds, number: countText(incident.holds) })}</HeldChip>
}

function IncidentState({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  if (incident.closedAt !== null) return <>{t('incidents.closedOn', { date: shortDate(incident.closedAt, zone) })}</>
  if (incident.releaseAsked) return <strong>{t('incidents.releaseAsked')}</strong>
  if (incident.releasesAt !== null)
    return <span>{t('incidents.releasing', { date: shortDate(incident.releasesAt, zone) })}</span>
  return <>{t('incidents.isOpen')}</>
}
