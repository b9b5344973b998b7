import { NativeSelect, Stack, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { MessageForm } from './message-form.tsx'
import { type MessageSettings, usualPort } from './message-draft.ts'
import { SecretField } from './secret-field.tsx'

const narrow = { input: { maxInlineSize: 120 } }

/** The office's mail server, and who a letter is from. */
export function SmtpFields({ form, settings }: { form: MessageForm; settings: MessageSettings }) {
  const { t } = useTranslation()
  const { draft, set, problems, text } = form
  const field = (key: 'smtpServer' | 'smtpPort' | 'smtpSignInName' | 'fromName' | 'fromAddress') => ({
    ...text(key),
    label: t(`messaging.field.${key}`),
  })
  return (
    <Stack gap="md">
      <TextInput {...field('smtpServer')} description={t('messaging.hint.smtpServer')} />
      <NativeSelect
        id="smtpSecurity"
        label={t('messaging.field.smtpSecurity')}
        error={problems.smtpSecurity}
        value={draft.smtpSecurity}
        maw={400}
        onChange={(event) => {
          const security = event.currentTarget.value as keyof typeof usualPort
          if (draft.smtpPort === usualPort[draft.smtpSecurity]) set('smtpPort', usualPort[security])
          set('smtpSecurity', security)
        }}
        data={(['starttls', 'tls', 'none'] as const).map((value) => ({
          value,
          label: t(`messaging.security.${value}`),
        }))}
      />
      <TextInput {...field('smtpPort')} inputMode="numeric" styles={narrow} />
      <TextInput {...field('smtpSignInName')} description={t('messaging.hint.smtpSignInName')} />
      <SecretField
        id="smtpPassword"
        label={t('messaging.field.smtpPassword')}
        kept={settings.passwordSet}
        keptText={t('messaging.set')}
        value={draft.smtpPassword}
        error={problems.smtpPassword}
        onChange={(next) => set('smtpPassword', next)}
        hidden
      />
      <TextInput {...field('fromName')} />
      <TextInput {...field('fromAddress')} inputMode="email" />
      <Textarea
        {...text('smtpCertificate')}
        label={t('messaging.field.smtpCertificate')}
        description={t('messaging.hint.smtpCertificate')}
        autosize
        minRows={2}
        maxRows={8}
      />
    </Stack>
  )
}
