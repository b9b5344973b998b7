import { Button } from '@mantine/core'
import { IconDoorEnter } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { AsideCard } from '../../ui/desk/aside-card.tsx'
import { LoadingState } from '../../ui/desk/page-states.tsx'
import { PageColumns, PageHeader } from '../../ui/desk/page-header.tsx'
import { clockTime, countText, fullDate, localDate } from '../../ui/dates.ts'
import { useDesk } from '../desk-context.ts'
import { ExpectedAside, useStillExpected } from '../invitations/expected-aside.tsx'
import { useAct, useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import { useNow } from '../use-now.ts'
import { VisitPanel } from '../visits/visit-panel.tsx'
import { CloseVisit } from './close-visit.tsx'
import { OnSiteTable } from './on-site-table.tsx'

export type OnSiteVisit = Answer<'visits', 'onSite'>['visits'][number]

/** Who is here, live; and whom nobody signed out. */
export function ReceptionScreen() {
  const { t } = useTranslation()
  const { zone, me } = useDesk()
  const now = useNow(10_000)
  const answer = useAnswer('visits', 'onSite', {}, ['visits'])
  const told = useAnswer('arrivals', 'onSite', {}, ['visits', 'hosts'])
  const tell = useAct('arrivals', 'toldInPerson')
  const [closing, setClosing] = useState<OnSiteVisit | null>(null)
  const [opened, setOpened] = useState<number | null>(null)
  const expected = useStillExpected()

  if (!answer.data) {
    return (
      <>
        <PageHeader title={t('reception.title')} />
        {answer.error ? <Refused error={answer.error} /> : <LoadingState />}
      </>
    )
  }
  const todayOn = localDate(now, zone)
  const here = answer.data.visits.filter((visit) => visit.signedInOn === todayOn)
  const leftOpen = answer.data.visits.filter((visit) => visit.signedInOn !== todayOn)
  const signsIn = me.device?.mode === 'kiosk' || me.device?.mode === 'reception'
  const arrivals = new Map((told.data ?? []).map((arrival) => [arrival.visitId, arrival]))
  const table = (
    <OnSiteTable
      here={here}
      leftOpen={leftOpen}
      arrivals={arrivals}
      onClose={setClosing}
      onTold={({ id }) => tell.mutate({ visitId: id })}
      onOpen={setOpened}
    />
  )
  return (
    <>
      <PageHeader
        figure={countText(here.length)}
        title={t('reception.onSite')}
        below={`${fullDate(now, zone)}, ${clockTime(now, zone)}`}
        actions={
          signsIn && (
            <Button
              variant="sill"
              component="a"
              href="/kiosk"
              leftSection={<IconDoorEnter size={20} stroke={2} className="foyer-mirror" aria-hidden />}
            >
              {t('reception.signIn')}
            </Button>
          )
        }
      />
      <Refused error={tell.error} />
      {leftOpen.length > 0 || expected.length > 0 ? (
        <PageColumns
          aside={
            <>
              {leftOpen.length > 0 && <LeftOpen visits={leftOpen} expireAt={answer.data.expireAt} />}
              {expected.length > 0 && <ExpectedAside waiting={expected} />}
            </>
          }
        >
          {table}
        </PageColumns>
      ) : (
        table
      )}
      <CloseVisit visit={closing} onClose={() => setClosing(null)} />
      <VisitPanel
        visit={answer.data.visits.find(({ id, masked }) => id === opened && !masked) ?? null}
        onClose={() => setOpened(null)}
      />
    </>
  )
}

function LeftOpen({ visits, expireAt }: { visits: OnSiteVisit[]; expireAt: string }) {
  const { t } = useTranslation()
  return (
    <AsideCard tone="brass" rule="start" title={t('reception.leftOpen.title')}>
      <p>{t('reception.leftOpen.text', { count: visits.length, at: expireAt })}</p>
      <p>
        <a href="#left-open" onClick={showLeftOpen}>
          {t('reception.leftOpen.look', { count: visits.length })}
        </a>
      </p>
    </AsideCard>
  )
}

function showLeftOpen(event: React.MouseEvent): void {
  event.preventDefault()
  const first = document.querySelector<HTMLElement>('[data-left-open] button')
  first?.scrollIntoView({ block: 'center' })
  first?.focus()
}
