import { Button, SegmentedControl } from '@mantine/core'
import { IconLink, IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ControlRow, PageHeader } from '../../ui/desk/page-header.tsx'
import { LoadingState } from '../../ui/desk/page-states.tsx'
import { countText, fullDate } from '../../ui/dates.ts'
import { useDesk } from '../desk-context.ts'
import { useAct, useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import { CancelInvitation } from './cancel-invitation.tsx'
import { ExpectedTable } from './expected-table.tsx'
import { HostLinksDialog } from './host-links-dialog.tsx'
import type { Expected } from './invitation-draft.ts'
import { InvitationForm } from './invitation-form.tsx'

const times = ['today', 'coming', 'past'] as const

/** Who is expected, and what became of each. */
export function ExpectedScreen() {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const [when, setWhen] = useState<(typeof times)[number]>('today')
  const { data, error } = useAnswer('invitations', 'list', { when }, ['invitations', 'visits', 'messages'], {
    keep: true,
  })
  const resend = useAct('invitations', 'resend')
  const [editing, setEditing] = useState<Expected | 'new' | null>(null)
  const [cancelling, setCancelling] = useState<Expected | null>(null)
  const [linking, setLinking] = useState(false)

  if (editing && data) {
    const invitation = editing === 'new' ? null : editing
    return <InvitationForm invitation={invitation} todayOn={data.todayOn} onDone={() => setEditing(null)} />
  }
  return (
    <>
      <PageHeader
        {...(data ? { figure: countText(data.counts.today) } : {})}
        title={t('expected.title', { count: data?.counts.today ?? 0 })}
        below={data && t('expected.below', { day: fullDate(data.todayOn, zone), count: data.counts.coming })}
        actions={
          <>
            <Button leftSection={<IconLink size={20} stroke={2} aria-hidden />} onClick={() => setLinking(true)}>
              {t('expected.links.open')}
            </Button>
            <Button
              variant="sill"
              leftSection={<IconUserPlus size={20} stroke={2} aria-hidden />}
              onClick={() => setEditing('new')}
            >
              {t('expected.expect')}
            </Button>
          </>
        }
      />
      <ControlRow>
        <SegmentedControl
          aria-label={t('expected.when.label')}
          value={when}
          onChange={(value) => setWhen(value as typeof when)}
          data={times.map((value) => ({ value, label: t(`expected.when.${value}`) }))}
        />
      </ControlRow>
      {error && <Refused error={error} />}
      <Refused error={resend.error} />
      {!data && !error && <LoadingState />}
      {data && (
        <ExpectedTable
          rows={data.rows}
          when={when}
          onChange={setEditing}
          onCancel={setCancelling}
          onResend={({ id }) => resend.mutate({ invitationId: id })}
        />
      )}
      <CancelInvitation invitation={cancelling} onClose={() => setCancelling(null)} />
      {linking && <HostLinksDialog onClose={() => setLinking(false)} />}
    </>
  )
}
