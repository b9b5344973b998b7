import { IconWifiOff } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clockTime, dateTime } from '../ui/dates.ts'
import { RollCallHead } from '../ui/roll-call/roll-call-head.tsx'
import type { RollCallPeopleProps } from '../ui/roll-call/person-list.tsx'
import { RollCallPeople } from '../ui/roll-call/roll-call-people.tsx'
import { TileBand } from '../ui/tile-band.tsx'
import type { Kept } from './kept-list.ts'
import { peopleHere } from './people-here.ts'
import styles from './tablet-pages.module.css'
import { type Tablet, useTablet } from './tablet-state.ts'

/** A reception tablet that may have lost the host: the last roll call, once somebody says that they need it. */
export function TabletPages() {
  const { t } = useTranslation()
  const { tablet, open, mark, add, close, remove } = useTablet()
  useEffect(() => {
    document.title = `${t('rollCall.title')} · Foyer`
  }, [t])
  switch (tablet.kind) {
    case 'looking':
      return <Page title={t('rollCall.title')}>{t('rollCall.tablet.looking')}</Page>
    case 'found':
      return <Found sent={tablet.sent} />
    case 'stranger':
      return <Page title={t('rollCall.tablet.noneTitle')}>{t('rollCall.tablet.stranger')}</Page>
    case 'empty':
      return <Page title={t('rollCall.tablet.noneTitle')}>{t('rollCall.tablet.none')}</Page>
    case 'closed':
      return <Closed kept={tablet.kept} onOpen={() => void open(tablet.kept)} onRemove={() => void remove()} />
    case 'open':
      return (
        <Open
          tablet={tablet}
          onMark={(people, safe) => mark(tablet.kept, tablet.pending, people, safe)}
          onAdd={(name, safe) => add(tablet.kept, tablet.pending, name, safe)}
          onClose={() => close(tablet.kept)}
        />
      )
  }
}

function Page({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <div className={styles.band}>
        <TileBand />
      </div>
      <main className={styles.page}>
        <h1 className={styles.title}>{title}</h1>
        <div className={styles.said}>{children}</div>
      </main>
    </>
  )
}

function Found({ sent }: { sent: number }) {
  const { t } = useTranslation()
  return (
    <Page title={t('rollCall.tablet.foundTitle')}>
      <p role="status">{sent > 0 ? t('rollCall.tablet.sent', { count: sent }) : t('rollCall.tablet.found')}</p>
      <p className={styles.actions}>
        <a className={styles.button} data-look="sill" href="/desk/roll-call">
          {t('rollCall.tablet.toDesk')}
        </a>
        <a className={styles.button} href="/kiosk">
          {t('rollCall.tablet.toKiosk')}
        </a>
      </p>
    </Page>
  )
}

type ClosedProps = { kept: Kept; onOpen: () => void; onRemove: () => void }

/** Asked before any name is shown. */
function Closed({ kept, onOpen, onRemove }: ClosedProps) {
  const { t } = useTranslation()
  const [removing, setRemoving] = useState(false)
  const at = clockTime(kept.takenAt, kept.timeZone)
  return (
    <Page title={t('rollCall.tablet.closedTitle')}>
      <p>{t('rollCall.tablet.lost', { at: dateTime(kept.takenAt, kept.timeZone) })}</p>
      <p>{t('rollCall.tablet.why')}</p>
      <p className={styles.actions}>
        <button type="button" className={styles.button} data-look="sill" onClick={onOpen}>
          {t('rollCall.tablet.open', { at })}
        </button>
        {removing ? (
          <button type="button" className={styles.button} data-look="danger" onClick={onRemove}>
            {t('rollCall.tablet.removeSure')}
          </button>
        ) : (
          <button type="button" className={styles.button} data-look="plain" onClick={() => setRemoving(true)}>
            {t('rollCall.tablet.remove')}
          </button>
        )}
      </p>
    </Page>
  )
}

type OpenProps = {
  tablet: Extract<Tablet, { kind: 'open' }>
  onMark: RollCallPeopleProps['onMark']
  onAdd: RollCallPeopleProps['onAdd']
  onClose: () => void
}

function Open({ tablet: { kept, pending }, onMark, onAdd, onClose }: OpenProps) {
  const { t } = useTranslation()
  const now = useHostTime(kept.ahead)
  const { timeZone: zone } = kept
  const openedAt = pending.openings.at(-1)!.openedAt
  const people = peopleHere(kept, pending)
  const call = kept.call ?? {
    id: 0,
    drill: false,
    startedAt: openedAt,
    startedBy: '',
    endedAt: null,
    unnamed: 0,
    unnamedSafe: 0,
  }
  return (
    <main className={styles.list}>
      <h1 className="foyer-hidden">{t('rollCall.title')}</h1>
      <RollCallHead call={call} people={people} now={now} zone={zone} />
      <p className={styles.lost}>
        <IconWifiOff size="1.6em" stroke={2} aria-hidden="true" />
        <span>
          <strong>{t('rollCall.tablet.lostShort')}</strong>{' '}
          {t('rollCall.tablet.keepTicking', { at: clockTime(kept.takenAt, zone) })}
        </span>
      </p>
      <RollCallPeople people={people} startedAt={call.startedAt} now={now} zone={zone} onMark={onMark} onAdd={onAdd} />
      <p className={styles.actions}>
        <button type="button" className={styles.button} onClick={onClose}>
          {t('rollCall.tablet.close')}
        </button>
      </p>
    </main>
  )
}

/** Now by the host's clock, to a few seconds. */
function useHostTime(ahead: number): number {
  const [now, setNow] = useState(() => Date.now() + ahead)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now() + ahead), 5_000)
    return () => clearInterval(timer)
  }, [ahead])
  return now
}
