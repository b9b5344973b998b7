import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { countText, dateTime } from '../../ui/dates.ts'
import { ConfirmDialog } from '../../ui/desk/confirm-dialog.tsx'
import { PageHeader } from '../../ui/desk/page-header.tsx'
import { LoadingState } from '../../ui/desk/page-states.tsx'
import { Sentence } from '../../ui/desk/sentence.tsx'
import { useDesk } from '../desk-context.ts'
import { useAct, useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import { AskForDay } from './ask-for-day.tsx'
import { BrakesPanel } from './brakes-panel.tsx'
import { ClockHistory } from './clock-history.tsx'
import { ClockPanel } from './clock-panel.tsx'
import { ComingSweep } from './coming-sweep.tsx'
import { nextSweepText } from './next-sweep.ts'
import { SweepOutcome } from './sweep-outcome.tsx'
import { SweepsTable } from './sweeps-table.tsx'
import styles from './sweeps-screen.module.css'

type State = Answer<'sweeps', 'state'>

const changes = ['sweeps', 'coverage', 'cameras', 'sources', 'dashboard'] as const

/** Removal, proved: what comes next, what waits for people, and a certificate for every sweep. */
export function SweepsScreen() {
  const { t } = useTranslation()
  const { may } = useDesk()
  const state = useAnswer('sweeps', 'state', {}, ['sweeps', 'clock', 'footage', 'incidents'])
  const [asking, setAsking] = useState(false)
  const now = useAct('sweeps', 'now', changes)
  return (
    <>
      <PageHeader
        title={t('sweeps.title')}
        below={t('sweeps.lead')}
        actions={
          may('sweeps.now') &&
          state.data?.clock.trusted && (
            <Button
              variant={state.data.brakes.length > 0 ? 'outline' : 'sill'}
              disabled={state.data.running}
              onClick={() => setAsking(true)}
            >
              {t('sweeps.now.act')}
            </Button>
          )
        }
      />
      <Refused error={state.error} />
      {!state.data && !state.error && <LoadingState />}
      {state.data && (
        <>
          <SweepSentence state={state.data} />
          <div className={styles.page}>
            {now.data && <SweepOutcome sweep={now.data} />}
            {!state.data.clock.trusted && <ClockPanel clock={state.data.clock} nowAt={state.data.nowAt} />}
            {state.data.brakes.length > 0 && <BrakesPanel brakes={state.data.brakes} />}
            <ComingSweep />
            <SweepsTable />
            <AskForDay />
            <ClockHistory />
          </div>
        </>
      )}
      <ConfirmDialog
        open={asking}
        title={t('sweeps.now.ask')}
        confirm={t('sweeps.now.act')}
        busy={now.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => now.mutate({}, { onSuccess: () => setAsking(false) })}
      >
        {state.data && (
          <p>{t('sweeps.now.text', { count: state.data.dueSegments, number: countText(state.data.dueSegments) })}</p>
        )}
        <Refused error={now.error} />
      </ConfirmDialog>
    </>
  )
}

function SweepSentence({ state }: { state: State }) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const next = state.running
    ? { value: t('sweeps.sum.now'), text: t('sweeps.sum.running') }
    : state.clock.trusted && state.nextAt !== null
      ? { value: nextSweepText(t, state.nextAt, state.nowAt, zone), text: t('sweeps.sum.next') }
      : { value: t('coverage.sum.suspended'), text: t('coverage.sum.suspendedWhy') }
  return (
    <Sentence
      parts={[
        next,
        { value: countText(state.dueSegments), text: t('sweeps.sum.due', { count: state.dueSegments }) },
        ...(state.last
          ? [
              {
                value: countText(state.last.removed),
                text: t('sweeps.sum.last', {
                  count: state.last.removed,
                  moment: dateTime(state.last.finishedAt ?? state.last.startedAt, zone),
                }),
              },
            ]
          : []),
      ]}
    />
  )
}
