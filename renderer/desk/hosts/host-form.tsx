import { Autocomplete, Checkbox, Stack, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../../ui/desk/confirm-dialog.tsx'
import { DeskErrorSummary } from '../../ui/desk/desk-error-summary.tsx'
import { isLanguage } from '../../../shared/languages.ts'
import { summaryOf, useDraft } from '../draft.ts'
import { useAct } from '../queries.ts'
import { fieldRefusals, Refused } from '../refusals.tsx'
import { HostTelling, type Telling, tellingOf } from './host-telling.tsx'
import type { Host } from './hosts-screen.tsx'

type Draft = Telling & { name: string; department: string; zone: string; email: string; active: boolean }

type Props = { host: Host | null; zones: string[]; onClose: () => void }

/** Adds or changes a host. One who left stays on old visits, but is no longer offered. */
export function HostForm({ host, zones, onClose }: Props) {
  const { t } = useTranslation()
  const form = useDraft<Draft>({
    name: host?.name ?? '',
    department: host?.department ?? '',
    zone: host?.zone ?? '',
    email: host?.email ?? '',
    active: host?.active ?? true,
    ...tellingOf(host),
  })
  const add = useAct('hosts', 'add', ['hosts', 'dashboard'])
  const update = useAct('hosts', 'update')

  function submit(): void {
    const { name, department, zone, email, active, tellByEmail } = form.draft
    if (!name.trim()) return form.refuse({ name: t('hosts.form.nameMissing') })
    const told = { onSuccess: onClose, onError: (error: unknown) => form.refuse(fieldRefusals(error, t)) }
    const input = {
      name,
      department,
      zone,
      email: email.trim(),
      tellByEmail,
      language: isLanguage(form.draft.language) ? form.draft.language : null,
      teamsWebhook: form.draft.teamsWebhook,
      slackWebhook: form.draft.slackWebhook,
      delegateId: Number(form.draft.delegateId) || null,
      awayUntilOn: form.draft.awayUntilOn || null,
    }
    if (host) update.mutate({ ...input, hostId: host.id, active }, told)
    else add.mutate(input, told)
  }

  const summary = summaryOf(form.problems)
  return (
    <ConfirmDialog
      open
      title={host ? t('hosts.form.change', { name: host.name }) : t('hosts.add')}
      confirm={host ? t('desk.save') : t('hosts.form.add')}
      busy={add.isPending || update.isPending}
      onConfirm={submit}
      onClose={onClose}
    >
      <Stack gap="md">
        <DeskErrorSummary problems={summary} />
        {summary.length === 0 && <Refused error={add.error ?? update.error} />}
        <TextInput {...form.text('name')} label={t('hosts.form.name')} />
        <TextInput
          {...form.text('department')}
          label={t('hosts.form.department')}
          description={t('hosts.form.departmentHint')}
        />
        <Autocomplete
          id="zone"
          label={t('hosts.form.zone')}
          description={t('hosts.form.zoneHint')}
          data={zones}
          value={form.draft.zone}
          error={form.problems.zone}
          onChange={(zone) => form.set('zone', zone)}
          autoComplete="off"
        />
        <TextInput {...form.text('email')} label={t('hosts.form.email')} inputMode="email" />
        <HostTelling
          host={host}
          value={form.draft}
          problems={form.problems}
          onChange={(key, next) => form.set(key, next as Draft[typeof key])}
        />
        {host && (
          <Checkbox
            label={t('hosts.form.active')}
            checked={form.draft.active}
            onChange={(event) => form.set('active', event.currentTarget.checked)}
          />
        )}
      </Stack>
    </ConfirmDialog>
  )
}
