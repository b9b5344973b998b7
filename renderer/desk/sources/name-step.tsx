import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Problems } from '../draft.ts'
import type { useAct } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import type { Layouts } from './source-draft.ts'
import { type WizardForm, WizardStep } from './wizard-step.tsx'

export type NameStepProps = {
  form: WizardForm
  layouts: Layouts
  add: ReturnType<typeof useAct<'sources', 'add'>>
  onDone: () => void
  onBack: () => void
}

/** What people here call it, and what Foyer will do there. */
export function NameStep({ form, layouts, add, onDone, onBack }: NameStepProps) {
  const { t } = useTranslation()
  const isTheirs = layouts.find(({ key }) => key === form.draft.layout)?.removedBy === 'recorder'
  return (
    <WizardStep
      title={t('sources.wizard.name')}
      form={form}
      check={(): Problems => (form.draft.name.trim() ? {} : { name: t('sources.nameMissing') })}
      onDone={onDone}
      onBack={onBack}
      busy={add.isPending}
      act={t('sources.add.act')}
    >
      {Object.keys(form.problems).length === 0 && <Refused error={add.error} />}
      <TextInput
        {...form.text('name')}
        label={t('sources.name')}
        description={t('sources.add.nameHint')}
        maxLength={120}
        maw={480}
      />
      <p>{t(isTheirs ? 'sources.theirs.text' : 'sources.add.marker')}</p>
    </WizardStep>
  )
}
