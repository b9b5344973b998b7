import { Checkbox, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SetUpInputs } from './setup-form.ts'

/** Who is responsible, and whom a visitor may ask. */
export function OrganisationInputs({ form }: SetUpInputs) {
  const { t } = useTranslation()
  return (
    <>
      <TextInput {...form.text('organisation.organisation')} label={t('setup.organisation.name')} />
      <TextInput
        {...form.text('organisation.address')}
        label={t('setup.organisation.address')}
        description={t('setup.organisation.addressHint')}
      />
      <TextInput
        {...form.text('organisation.contactEmail')}
        label={t('setup.organisation.email')}
        description={t('setup.organisation.emailHint')}
        inputMode="email"
      />
      <TextInput {...form.text('organisation.website')} label={t('setup.organisation.website')} inputMode="url" />
    </>
  )
}

/** Where a visitor may complain: printed in the notice, so a person has to have looked. */
export function RegulatorInputs({ form }: SetUpInputs) {
  const { t } = useTranslation()
  return (
    <>
      <TextInput {...form.text('organisation.regulatorName')} label={t('setup.regulator.name')} />
      <TextInput
        {...form.text('organisation.regulatorContact')}
        label={t('setup.regulator.contact')}
        description={t('setup.regulator.contactHint')}
      />
      <TextInput
        {...form.text('organisation.regulatorAddress')}
        label={t('setup.regulator.address')}
        description={t('setup.regulator.addressHint')}
      />
      <Checkbox
        id="regulatorConfirmed"
        label={t('setup.regulator.confirm')}
        checked={form.draft.regulatorConfirmed === true}
        error={form.problems.regulatorConfirmed}
        onChange={(event) => form.set('regulatorConfirmed', event.currentTarget.checked)}
      />
    </>
  )
}
