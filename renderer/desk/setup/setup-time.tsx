import { Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SetUpInputs } from './setup-form.ts'

/** The zone of the office, and how long its records live. */
export function TimeInputs({ form, opened }: SetUpInputs) {
  const { t } = useTranslation()
  return (
    <>
      <Select
        id="organisation.timeZone"
        label={t('setup.time.zone')}
        description={t('setup.time.zoneHint')}
        data={opened.timeZones}
        value={String(form.draft['organisation.timeZone'])}
        error={form.problems['organisation.timeZone']}
        onChange={(zone) => zone && form.set('organisation.timeZone', zone)}
        searchable
        nothingFoundMessage={t('setup.time.noZone')}
        maw={400}
      />
      <TextInput
        {...form.text('organisation.footageRetentionDays')}
        label={t('setup.time.footage')}
        description={t('setup.time.footageHint')}
        inputMode="numeric"
        styles={{ input: { maxInlineSize: 120 } }}
      />
      <TextInput
        {...form.text('organisation.visitRetentionDays')}
        label={t('setup.time.visits')}
        description={t('setup.time.visitsHint')}
        inputMode="numeric"
        styles={{ input: { maxInlineSize: 120 } }}
      />
    </>
  )
}
