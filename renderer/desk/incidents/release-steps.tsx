import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bytesText, countText, dateTime, durationText } from '../../ui/dates.ts'
import { AsideCard } from '../../ui/desk/aside-card.tsx'
import { ConfirmDialog } from '../../ui/desk/confirm-dialog.tsx'
import { PersonSteps } from '../../ui/desk/person-steps.tsx'
import type { PersonStep } from '../../ui/desk/person-steps.tsx'
import { useDesk } from '../desk-context.ts'
import { useAct } from '../queries.ts'
import { fieldRefusals, Refused } from '../refusals.tsx'
import { useNow } from '../use-now.ts'
import type { Hold } from './hold-section.tsx'
import styles from './incident-screen.module.css'

/** The two people who end a hold: one asks, another decides, both may think again, the next sweep removes. */
export function ReleaseSteps({ hold }: { hold: Hold }) {
  const { t } = useTranslation()
  const size = {
    segments: t('holds.facts.segments', { count: hold.segments, number: countText(hold.segments) }),
    bytes: bytesText(hold.bytes),
  }
  const removed: PersonStep = {
    state: 'next',
    title: t('holds.release.removed'),
    detail: t(hold.releasedAt === null ? 'holds.release.removedWhat' : 'holds.release.removedDone', size),
  }
  return (
    <AsideCard title={t('holds.release.title')}>
      <PersonSteps steps={[useAsked(hold), useDecided(hold), useCoolingOff(hold), removed]} />
    </AsideCard>
  )
}

function useAsked(hold: Hold): PersonStep {
  const { t } = useTranslation()
  const { zone, may } = useDesk()
  if (hold.releaseAskedBy)
    return {
      state: 'done',
      title: t('holds.release.asked', { name: hold.releaseAskedBy.name }),
      detail: hold.releaseAskedAt === null ? undefined : dateTime(hold.releaseAskedAt, zone),
      children: hold.releaseReason && (
        <p className={styles.reason}>
          “<bdi>{hold.releaseReason}</bdi>”
        </p>
      ),
    }
  return {
    state: hold.releasedAt === null ? 'now' : 'done',
    title: t('holds.release.ask'),
    detail: t('holds.release.askWho'),
    children: hold.releasedAt === null && may('holds.askRelease') && <AskRelease hold={hold} />,
  }
}

function useDecided(hold: Hold): PersonStep {
  const { t } = useTranslation()
  const { zone, staff, may } = useDesk()
  if (hold.approvedAt !== null)
    return {
      state: 'done',
      title: t('holds.release.approved', { name: hold.releasedBy ?? '' }),
      detail: dateTime(hold.approvedAt, zone),
    }
  if (!hold.releaseAskedBy)
    return { state: 'next', title: t('holds.release.decides'), detail: t('holds.release.decidesWho') }
  if (hold.releaseAskedBy.id === staff.id)
    return {
      state: 'now',
      title: t('holds.release.decides'),
      detail: t('holds.release.youAsked'),
      children: may('holds.takeBackRelease') && <TakeBack hold={hold} label={t('holds.release.withdraw')} />,
    }
  if (!may('holds.approveRelease'))
    return { state: 'now', title: t('holds.release.decides'), detail: t('holds.release.notYou') }
  return {
    state: 'now',
    title: t('holds.release.decides'),
    detail: t('holds.release.youCan'),
    children: <Decide hold={hold} />,
  }
}

/** The time in which an agreed release can still be stopped, counted down. */
function useCoolingOff(hold: Hold): PersonStep {
  const { t } = useTranslation()
  const { zone, may } = useDesk()
  const now = useNow(30_000)
  if (hold.releasesAt === null) {
    const title = t('holds.release.cooling', { count: hold.coolingOffHours })
    return { state: 'next', title, detail: t('holds.release.coolingWho') }
  }
  if (hold.releasedAt !== null)
    return {
      state: 'done',
      title: t('holds.release.coolingOver'),
      detail: t('holds.release.ended', { moment: dateTime(hold.releasedAt, zone) }),
    }
  const left = hold.releasesAt - now
  return {
    state: 'now',
    title: left > 0 ? t('holds.release.coolingLeft', { left: durationText(left) }) : t('holds.release.coolingNearly'),
    detail: t('holds.release.coolingUntil', { moment: dateTime(hold.releasesAt, zone) }),
    children: may('holds.takeBackRelease') && <TakeBack hold={hold} label={t('holds.release.stop')} />,
  }
}

const changes = ['incidents', 'holds', 'coverage', 'dashboard', 'sweeps'] as const

function AskRelease({ hold }: { hold: Hold }) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const [cancelled, setCancelled] = useState(false)
  const [reason, setReason] = useState('')
  const [short, setShort] = useState(false)
  const act = useAct('holds', 'askRelease', changes)
  if (!asking)
    return (
      <div className={styles.buttons}>
        <Button autoFocus={cancelled} onClick={() => setAsking(true)}>
          {t('holds.release.ask')}
        </Button>
      </div>
    )
  const wrong = short ? t('holds.reasonShort') : fieldRefusals(act.error, t).reason
  return (
    <form
      className={styles.ask}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const tooShort = reason.trim().length < 10
        setShort(tooShort)
        if (!tooShort) act.mutate({ holdId: hold.id, reason })
      }}
    >
      <Textarea
        autoFocus
        autosize
        minRows={2}
        maxLength={2000}
        autoComplete="off"
        label={t('holds.release.why')}
        description={t('holds.release.whyHint')}
        value={reason}
        error={wrong}
        onChange={(event) => {
          setReason(event.currentTarget.value)
          setShort(false)
        }}
      />
      {!wrong && <Refused error={act.error} />}
      <div className={styles.buttons}>
        <Button type="submit" variant="sill" loading={act.isPending}>
          {t('holds.release.ask')}
        </Button>
        <Button
          onClick={() => {
            setAsking(false)
            setCancelled(true)
          }}
        >
          {t('ui.desk.cancel')}
        </Button>
      </div>
    </form>
  )
}

function TakeBack({ hold, label }: { hold: Hold; label: string }) {
  const act = useAct('holds', 'takeBackRelease', changes)
  return (
    <>
      <Refused error={act.error} />
      <div className={styles.buttons}>
        <Button loading={act.isPending} onClick={() => act.mutate({ holdId: hold.id })}>
          {label}
        </Button>
      </div>
    </>
  )
}

function Decide({ hold }: { hold: Hold }) {
  const { t } = useTranslation()
  const [sure, setSure] = useState(false)
  const approve = useAct('holds', 'approveRelease', changes)
  const refuse = useAct('holds', 'refuseRelease', changes)
  return (
    <>
      {!sure && <Refused error={refuse.error} />}
      <div className={styles.buttons}>
        <Button variant="sill" onClick={() => setSure(true)}>
          {t('holds.release.approve')}
        </Button>
        <Button loading={refuse.isPending} onClick={() => refuse.mutate({ holdId: hold.id })}>
          {t('holds.release.refuse')}
        </Button>
      </div>
      <ConfirmDialog
        open={sure}
        danger
        title={t('holds.release.sure')}
        confirm={t('holds.release.approve')}
        busy={approve.isPending}
        onClose={() => setSure(false)}
        onConfirm={() => approve.mutate({ holdId: hold.id }, { onSuccess: () => setSure(false) })}
      >
        <p>{t('holds.release.sureText')}</p>
        <Refused error={approve.error} />
      </ConfirmDialog>
    </>
  )
}
