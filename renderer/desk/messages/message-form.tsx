import { Button, NativeSelect, Stack, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeskErrorSummary } from '../../ui/desk/desk-error-summary.tsx'
import { NoticeBox } from '../../ui/desk/notice-box.tsx'
import { summaryOf, useDraft } from '../draft.ts'
import { useAct } from '../queries.ts'
import { fieldRefusals, Refused } from '../refusals.tsx'
import { draftOf, inputOf, type MessageDraft, type MessageSettings, wrongSettings } from './message-draft.ts'
import styles from './message-form.module.css'
import { SecretField } from './secret-field.tsx'
import { SmtpFields } from './smtp-fields.tsx'

export type MessageForm = ReturnType<typeof useDraft<MessageDraft>>

const narrow = { input: { maxInlineSize: 120 } }

/** How messages leave: e-mail, the office's channels, when, and where links lead. */
export function MessageSettingsForm({ settings }: { settings: MessageSettings }) {
  const { t } = useTranslation()
  const form = useDraft<MessageDraft>(draftOf(settings))
  const [attempt, setAttempt] = useState(0)
  const [saves, setSaves] = useState(0)
  const save = useAct('messages', 'setSettings', ['messages', 'dashboard'])

  function submit(event: FormEvent): void {
    event.preventDefault()
    setAttempt(attempt + 1)
    save.reset()
    const wrong = Object.entries(wrongSettings(form.draft))
    form.refuse(Object.fromEntries(wrong.map(([key, problem]) => [key, t(`messaging.wrong.${problem}`)])))
    if (wrong.length > 0) return
    save.mutate(inputOf(form.draft), { onSuccess: forget, onError: (error) => form.refuse(fieldRefusals(error, t)) })
  }

  /** A secret that was typed leaves the screen with its save. */
  function forget(): void {
    form.reset({ ...form.draft, smtpPassword: undefined, teamsWebhook: undefined, slackWebhook: undefined })
    setSaves(saves + 1)
  }

  const summary = summaryOf(form.problems)
  return (
    <form onSubmit={submit} noValidate className={styles.form}>
      <DeskErrorSummary problems={summary} attempt={attempt} />
      {summary.length === 0 && <Refused error={save.error} />}
      <Group title={t('messaging.group.email')}>
        <SmtpFields key={saves} form={form} settings={settings} />
      </Group>
      <Group title={t('messaging.group.channels')}>
        <ChannelFields key={saves} form={form} settings={settings} />
      </Group>
      <Group title={t('messaging.group.times')}>
        <TextInput
          {...form.text('escalateMinutes')}
          label={t('messaging.field.escalateMinutes')}
          description={t('messaging.hint.escalateMinutes')}
          inputMode="numeric"
          styles={narrow}
        />
        <div className={styles.pair}>
          <TextInput {...form.text('quietFrom')} label={t('messaging.field.quietFrom')} placeholder="18:00" />
          <TextInput {...form.text('quietTo')} label={t('messaging.field.quietTo')} placeholder="08:00" />
        </div>
        <p className={styles.hint}>{t('messaging.hint.quiet')}</p>
      </Group>
      <Group title={t('messaging.group.links')}>
        <TextInput
          {...form.text('baseAddress')}
          label={t('messaging.field.baseAddress')}
          description={t(settings.ownAddress ? 'messaging.hint.ownAddress' : 'messaging.hint.noAddress', {
            address: settings.ownAddress,
          })}
          placeholder={settings.ownAddress || 'https://foyer.example.org'}
        />
      </Group>
      {save.isSuccess && (
        <NoticeBox tone="door" live>
          {t('messaging.saved')}
        </NoticeBox>
      )}
      <div>
        <Button type="submit" variant="sill" loading={save.isPending}>
          {t('messaging.save')}
        </Button>
      </div>
    </form>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{title}</legend>
      <Stack gap="md">{children}</Stack>
    </fieldset>
  )
}

function ChannelFields({ form, settings }: { form: MessageForm; settings: MessageSettings }) {
  const { t } = useTranslation()
  return (
    <>
      <p className={styles.hint}>{t('messaging.hint.channels')}</p>
      {(['teams', 'slack'] as const).map((channel) => (
        <SecretField
          key={channel}
          id={`${channel}Webhook`}
          label={t(`messaging.field.${channel}Webhook`)}
          hint={t(`messaging.hint.${channel}Webhook`)}
          kept={settings[channel].set}
          keptText={t('messaging.leadsTo', { host: settings[channel].leadsTo })}
          value={form.draft[`${channel}Webhook`]}
          error={form.problems[`${channel}Webhook`]}
          onChange={(next) => form.set(`${channel}Webhook`, next)}
        />
      ))}
      <NativeSelect
        id="officeHears"
        label={t('messaging.field.officeHears')}
        value={form.draft.officeHears}
        maw={400}
        onChange={(event) => form.set('officeHears', event.currentTarget.value as MessageDraft['officeHears'])}
        data={(['unanswered', 'arrivals'] as const).map((value) => ({ value, label: t(`messaging.hears.${value}`) }))}
      />
    </>
  )
}
