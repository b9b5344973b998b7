import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { clockTime, longDate } from '../../ui/dates.ts'
import { ConfirmDialog } from '../../ui/desk/confirm-dialog.tsx'
import { DefinitionList } from '../../ui/desk/definition-list.tsx'
import { PageHeader } from '../../ui/desk/page-header.tsx'
import { EmptyState, LoadingState } from '../../ui/desk/page-states.tsx'
import { RegisterSheet } from '../../ui/desk/register-sheet.tsx'
import { useDesk } from '../desk-context.ts'
import { DeskLink } from '../desk-link.tsx'
import { useAct, useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import { HoldSection } from './hold-section.tsx'
import styles from './incident-screen.module.css'

type Incident = Answer<'incidents', 'get'>

/** One incident: what happened, what is kept for it, and how that ends. */
export function IncidentScreen() {
  const { t } = useTranslation()
  const { incidentId } = useParams({ strict: false }) as { incidentId?: string }
  const id = Number(incidentId)
  const known = Number.isSafeInteger(id) && id > 0
  const incident = useAnswer('incidents', 'get', { incidentId: id }, ['incidents', 'footage'], { enabled: known })
  const back = <DeskLink to="/incidents">{t('incidents.all')}</DeskLink>
  if (incident.data) return <Shown incident={incident.data} back={back} />
  return (
    <>
      <PageHeader above={back} title={t('incidents.one')} />
      {known && !incident.error && <LoadingState />}
      {!known && <p>{t('errors.incident-unknown')}</p>}
      <Refused error={incident.error} />
    </>
  )
}

function Shown({ incident, back }: { incident: Incident; back: React.ReactNode }) {
  const { t } = useTranslation()
  const { may, zone } = useDesk()
  const [closing, setClosing] = useState(false)
  const open = incident.closedAt === null
  const holds = [...incident.allHolds].sort(
    (one, other) =>
      Number(one.releasedAt !== null) - Number(other.releasedAt !== null) || other.placedAt - one.placedAt,
  )
  const active = holds.filter((hold) => hold.releasedAt === null)
  const place = (
    <Button
      component={DeskLink}
      to="/incidents/hold"
      search={{ incident: incident.id }}
      variant={active.length === 0 ? 'sill' : 'outline'}
    >
      {t(active.length === 0 ? 'incidents.hold' : 'incidents.holdMore')}
    </Button>
  )
  return (
    <>
      <PageHeader
        above={back}
        title={<bdi>{incident.title}</bdi>}
        below={<Facts incident={incident} />}
        actions={
          open && (
            <>
              {active.length === 0 && may('incidents.close') && (
                <Button onClick={() => setClosing(true)}>{t('incidents.close.title')}</Button>
              )}
              {may('holds.place') && place}
            </>
          )
        }
      />
      <div className={styles.page}>
        {holds.map((hold, at) => (
          <HoldSection
            key={hold.id}
            hold={hold}
            title={holds.length > 1 ? t('holds.nth', { number: at + 1, of: holds.length }) : t('holds.keeps')}
          />
        ))}
        {holds.length === 0 && <EmptyState>{t('incidents.keepsNothing')}</EmptyState>}
        <RegisterSheet title={t('incidents.happened')}>
          <DefinitionList
            items={[
              { term: t('incidents.open.kind'), value: t(`incidents.kind.${incident.kind}`) },
              { term: t('incidents.open.when'), value: momentLine(incident.happenedAt, zone) },
              { term: t('incidents.open.place'), value: <bdi>{incident.place}</bdi> },
              {
                term: t('incidents.known'),
                value: <bdi className={styles.prose}>{incident.description || t('incidents.nothingSaid')}</bdi>,
              },
              {
                term: t('incidents.reportedBy'),
                value: <bdi>{incident.reportedBy || t('incidents.nothingSaid')}</bdi>,
              },
            ]}
          />
        </RegisterSheet>
      </div>
      <CloseDialog incident={incident} open={closing} onClose={() => setClosing(false)} />
    </>
  )
}

function momentLine(at: number, zone: string): string {
  return `${longDate(at, zone)}, ${clockTime(at, zone)}`
}

function Facts({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  return (
    <span className={styles.facts}>
      <span className="foyer-mono">{incident.reference}</span>
      <span>{t('incidents.happenedAt', { moment: momentLine(incident.happenedAt, zone) })}</span>
      <span>{t('incidents.openedBy', { name: incident.openedBy, date: longDate(incident.openedAt, zone) })}</span>
      {incident.closedAt !== null && (
        <strong>{t('incidents.closedOn', { date: longDate(incident.closedAt, zone) })}</strong>
      )}
    </span>
  )
}

function CloseDialog({ incident, open, onClose }: { incident: Incident; open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const close = useAct('incidents', 'close', ['incidents', 'dashboard'])
  return (
    <ConfirmDialog
      open={open}
      title={t('incidents.close.ask', { reference: incident.reference })}
      confirm={t('incidents.close.title')}
      busy={close.isPending}
      onClose={onClose}
      onConfirm={() => close.mutate({ incidentId: incident.id }, { onSuccess: onClose })}
    >
      <p>{t('incidents.close.text')}</p>
      <Refused error={close.error} />
    </ConfirmDialog>
  )
}
