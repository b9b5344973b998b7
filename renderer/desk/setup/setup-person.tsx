import { PasswordInput, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SetUpForm } from './setup-form.ts'
import type { FirstPerson } from './setup-rules.ts'

/** One of the three people without whom nothing can be agreed. */
export function PersonInputs({ form, person }: { form: SetUpForm; person: FirstPerson }) {
  const { t } = useTranslation()
  return (
    <>
      <TextInput {...form.text(`${person}.name`)} label={t('setup.person.name')} maw={480} />
      <TextInput
        {...form.text(`${person}.signInName`)}
        label={t('setup.person.signInName')}
        description={t('setup.person.signInNameHint')}
        autoCapitalize="none"
        maw={480}
      />
      <PasswordInput
        {...form.text(`${person}.passphrase`)}
        label={t('setup.person.passphrase')}
        description={t('signIn.hint.passphrase')}
        autoComplete="new-password"
        maw={480}
      />
    </>
  )
}
