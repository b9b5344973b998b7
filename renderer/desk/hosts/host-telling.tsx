import { Checkbox, NativeSelect, Stack } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useTranslation } from 'react-i18next'
import { languageNames, languages } from '../../../shared/languages.ts'
import { readDate } from '../incidents/read-date.ts'
import { SecretField } from '../messages/secret-field.tsx'
import { useAnswer } from '../queries.ts'
import type { Host } from './hosts-screen.tsx'
import styles from './host-telling.module.css'

/** How a host is told, as it is typed: webhooks are undefined while they stay. */
export type Telling = {
  language: string
  tellByEmail: boolean
  teamsWebhook: string | undefined
  slackWebhook: string | undefined
  delegateId: string
  awayUntilOn: string
}

export const tellingOf = (host: Host | null): Telling => ({
  language: host?.language ?? '',
  tellByEmail: host?.tellByEmail ?? true,
  teamsWebhook: undefined,
  slackWebhook: undefined,
  delegateId: host?.delegateId ? String(host.delegateId) : '',
  awayUntilOn: host?.awayUntilOn ?? '',
})

type Props = {
  host: Host | null
  value: Telling
  problems: Record<string, string>
  onChange: <K extends keyof Telling>(key: K, value: Telling[K]) => void
}

/** By what a host is told that a visitor is here, who is told instead, and until when they are away. */
export function HostTelling({ host, value, problems, onChange }: Props) {
  const { t } = useTranslation()
  const others = (useAnswer('hosts', 'list', {}, ['hosts']).data ?? []).filter(
    (other) => other.id !== host?.id && (other.active || String(other.id) === value.delegateId),
  )
  return (
    <fieldset className={styles.telling}>
      <legend className={styles.legend}>{t('hosts.form.telling')}</legend>
      <Stack gap="md">
        <Checkbox
          label={t('hosts.form.tellByEmail')}
          checked={value.tellByEmail}
          onChange={(event) => onChange('tellByEmail', event.currentTarget.checked)}
        />
        {(['teams', 'slack'] as const).map((channel) => (
          <SecretField
            key={channel}
            id={`${channel}Webhook`}
            label={t(`hosts.form.${channel}`)}
            hint={t('hosts.form.webhookHint')}
            kept={host?.[`${channel}Set`] ?? false}
            keptText={t('messaging.set')}
            value={value[`${channel}Webhook`]}
            error={problems[`${channel}Webhook`]}
            onChange={(next) => onChange(`${channel}Webhook`, next)}
          />
        ))}
        <NativeSelect
          id="language"
          label={t('hosts.form.language')}
          value={value.language}
          onChange={(event) => onChange('language', event.currentTarget.value)}
          data={[
            { value: '', label: t('hosts.form.officeLanguage') },
            ...languages.map((language) => ({ value: language, label: languageNames[language] })),
          ]}
        />
        <NativeSelect
          id="delegateId"
          label={t('hosts.form.delegate')}
          description={t('hosts.form.delegateHint')}
          error={problems['delegateId']}
          value={value.delegateId}
          onChange={(event) => onChange('delegateId', event.currentTarget.value)}
          data={[
            { value: '', label: t('hosts.form.noDelegate') },
            ...others.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
        />
        <DateInput
          id="awayUntilOn"
          label={t('hosts.form.away')}
          description={t('hosts.form.awayHint')}
          error={problems['awayUntilOn']}
          value={value.awayUntilOn || null}
          valueFormat="D MMM YYYY"
          dateParser={readDate}
          clearable
          popoverProps={{ withinPortal: false }}
          onChange={(on) => onChange('awayUntilOn', on ?? '')}
        />
      </Stack>
    </fieldset>
  )
}
