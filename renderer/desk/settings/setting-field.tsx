import { Checkbox, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Settings } from '../../../shared/contract/office.ts'
import type { useDraft } from '../draft.ts'

const narrow = new Set<keyof Settings>([
  'footageRetentionDays',
  'visitRetentionDays',
  'holdCoolingOffHours',
  'sweepAt',
  'openVisitsExpireAt',
])
type SettingFieldProps = {
  name: keyof Settings
  form: ReturnType<typeof useDraft<Record<string, string>>>
  timeZones: string[]
}

/** One setting, as it is typed, chosen or ticked. */
export function SettingField({ name, form, timeZones }: SettingFieldProps) {
  const { t, i18n } = useTranslation()
  const label = t(`settings.field.${name}`)
  const description = i18n.exists(`settings.hint.${name}`) ? t(`settings.hint.${name}`) : undefined
  if (name === 'timeZone')
    return (
      <Select
        id={name}
        label={label}
        data={timeZones}
        value={form.draft.timeZone ?? ''}
        error={form.problems.timeZone}
        onChange={(zone) => zone && form.set('timeZone', zone)}
        nothingFoundMessage={t('setup.time.noZone')}
        searchable
        maw={400}
      />
    )
  if (name === 'footageDigests')
    return (
      <Checkbox
        id={name}
        label={label}
        description={description}
        checked={form.draft.footageDigests === 'true'}
        onChange={({ currentTarget }) => form.set(name, String(currentTarget.checked))}
      />
    )
  const styles = { input: narrow.has(name) ? { maxInlineSize: 120 } : {} }
  return <TextInput {...form.text(name)} label={label} description={description} styles={styles} />
}
