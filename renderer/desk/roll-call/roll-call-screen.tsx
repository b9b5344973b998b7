import { Button } from '@mantine/core'
import { IconUrgent } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AsideCard } from '../../ui/desk/aside-card.tsx'
import { ConfirmDialog } from '../../ui/desk/confirm-dialog.tsx'
import { ControlRow, PageColumns, PageHeader } from '../../ui/desk/page-header.tsx'
import { LoadingState } from '../../ui/desk/page-states.tsx'
import { clockTime, countText, dateTime, fullDate } from '../../ui/dates.ts'
import { RollCallHead } from '../../ui/roll-call/roll-call-head.tsx'
import { RollCallPeople } from '../../ui/roll-call/roll-call-people.tsx'
import { useDesk } from '../desk-context.ts'
import { DeskLink } from '../desk-link.tsx'
import { useAct, useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import { useNow } from '../use-now.ts'
import { HostIn } from './host-in.tsx'
import styles from './roll-call-screen.module.css'

/** Who is in the building; during a roll call, the list being ticked off, live on every device. */
export function RollCallScreen() {
  const { t } = useTranslation()
  const { zone, may } = useDesk()
  const now = useNow(5_000)
  const { data, error } = useAnswer('rollcall', 'list', {}, ['rollcall', 'visits', 'presence', 'hosts'])
  const mark = useAct('rollcall', 'mark')
  const add = useAct('rollcall', 'add')
  const set = useAct('presence', 'set', ['presence', 'rollcall'])
  if (!data) {
    return (
      <>
        <PageHeader title={t('rollCall.title')} />
        {error ? <Refused error={error} /> : <LoadingState />}
      </>
    )
  }
  const { call, people } = data
  const list = (
    <div className={styles.list}>
      {call && <RollCallHead call={call} people={people} now={now} zone={zone} />}
      <Refused error={mark.error ?? add.error ?? set.error} />
      <RollCallPeople
        people={people}
        startedAt={call?.startedAt ?? null}
        now={now}
        zone={zone}
        onLeft={({ id }) => set.mutate({ hostId: id, state: 'out' })}
        onMark={(marked, safe) =>
          call && mark.mutate({ rollCallId: call.id, people: marked.map(({ kind, id }) => ({ kind, id })), safe })
        }
        onAdd={(name, safe) => call && add.mutate({ rollCallId: call.id, key: crypto.randomUUID(), name, safe })}
      />
    </div>
  )
  return (
    <>
      <PageHeader
        {...(call ? {} : { figure: countText(people.length) })}
        title={t(call ? (call.drill ? 'rollCall.drillUnderWay' : 'rollCall.underWay') : 'rollCall.inBuilding')}
        below={`${fullDate(now, zone)}, ${clockTime(now, zone)}`}
        actions={may('rollcall.start') && (call ? <EndButton rollCallId={call.id} /> : <StartButtons />)}
      />
      <PageColumns
        aside={
          <>
            <HostIn />
            <Past />
          </>
        }
      >
        {list}
      </PageColumns>
    </>
  )
}

function StartButtons() {
  const { t } = useTranslation()
  const start = useAct('rollcall', 'start')
  return (
    <ControlRow>
      <Refused error={start.error} />
      <Button onClick={() => start.mutate({ drill: true })} loading={start.isPending}>
        {t('rollCall.startDrill')}
      </Button>
      <Button
        variant="sill"
        leftSection={<IconUrgent size={20} stroke={2} aria-hidden />}
        onClick={() => start.mutate({ drill: false })}
        loading={start.isPending}
      >
        {t('rollCall.start')}
      </Button>
    </ControlRow>
  )
}

function EndButton({ rollCallId }: { rollCallId: number }) {
  const { t } = useTranslation()
  const end = useAct('rollcall', 'end')
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button variant="danger" onClick={() => setAsking(true)}>
        {t('rollCall.end')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t('rollCall.endTitle')}
        confirm={t('rollCall.end')}
        danger
        busy={end.isPending}
        onConfirm={() => end.mutate({ rollCallId }, { onSuccess: () => setAsking(false) })}
        onClose={() => setAsking(false)}
      >
        <p>{t('rollCall.endText')}</p>
        <Refused error={end.error} />
      </ConfirmDialog>
    </>
  )
}

/** Roll calls that ended, each with its report. */
function Past() {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const { data } = useAnswer('rollcall', 'past', {}, ['rollcall'])
  return (
    <AsideCard title={t('rollCall.past')}>
      {data?.length === 0 && <p>{t('rollCall.noPast')}</p>}
      <ul className={styles.past}>
        {(data ?? []).slice(0, 12).map((call) => (
          <li key={call.id}>
            <DeskLink to={`/roll-call/${call.id}`}>{dateTime(call.startedAt, zone)}</DeskLink>{' '}
            {call.drill && `${t('rollCall.drill')}. `}
            {t('rollCall.pastCount', { safe: countText(call.safe), count: call.people })}
          </li>
        ))}
      </ul>
    </AsideCard>
  )
}
