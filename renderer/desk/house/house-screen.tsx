import { Checkbox, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { useDesk } from '../desk-context.ts'
import { useDraft, type Problems } from '../draft.ts'
import { useAct, useAnswer } from '../queries.ts'
import { isWhole, SettingsFields, SettingsFrame } from '../settings/settings-frame.tsx'

type HouseSettings = Answer<'house', 'settings'>

/** Deliveries, hosts in and out, and what tablets keep. */
export function HouseScreen() {
  const { t } = useTranslation()
  const answer = useAnswer('house', 'settings', {})
  return (
    <SettingsFrame title={t('house.title')} below={t('house.below')} answer={answer}>
      {(settings) => <HouseForm settings={settings} />}
    </SettingsFrame>
  )
}

function HouseForm({ settings }: { settings: HouseSettings }) {
  const { t } = useTranslation()
  const { may } = useDesk()
  const form = useDraft<{ [Key in keyof HouseSettings]: HouseSettings[Key] | string }>({
    ...settings,
    deliveryDays: String(settings.deliveryDays),
    presenceDays: String(settings.presenceDays),
  })
  const update = useAct('house', 'setSettings')
  const changes = may('house.setSettings')

  function submit(): void {
    const { deliveryDays, presenceDays, deliveriesOffered, tabletsKeepRollCall } = form.draft
    const problems: Problems = {
      ...(isWhole(deliveryDays, 1, 365) ? {} : { deliveryDays: t('house.problem.deliveryDays') }),
      ...(isWhole(presenceDays, 0, 7) ? {} : { presenceDays: t('house.problem.presenceDays') }),
    }
    update.reset()
    form.refuse(problems)
    if (Object.keys(problems).length > 0) return
    update.mutate({
      deliveriesOffered: deliveriesOffered === true,
      tabletsKeepRollCall: tabletsKeepRollCall === true,
      deliveryDays: Number(deliveryDays),
      presenceDays: Number(presenceDays),
    })
  }

  const box = (key: 'deliveriesOffered' | 'tabletsKeepRollCall') => (
    <Checkbox
      label={t(`house.field.${key}`)}
      description={t(`house.hint.${key}`)}
      checked={form.draft[key] === true}
      disabled={!changes}
      onChange={(event) => form.set(key, event.currentTarget.checked)}
    />
  )
  const days = (key: 'deliveryDays' | 'presenceDays') => (
    <TextInput
      {...form.text(key)}
      label={t(`house.field.${key}`)}
      description={t(`house.hint.${key}`)}
      inputMode="numeric"
      disabled={!changes}
      styles={{ input: { maxInlineSize: 120 } }}
    />
  )
  return (
    <SettingsFields
      problems={form.problems}
      update={update}
      saved={t('house.saved')}
      readOnly={!changes}
      onSubmit={submit}
    >
      {box('deliveriesOffered')}
      {days('deliveryDays')}
      {days('presenceDays')}
      {box('tabletsKeepRollCall')}
    </SettingsFields>
  )
}
