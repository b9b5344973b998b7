import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Problems } from '../draft.ts'
import type { useAct } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import styles from './sources-screen.module.css'
import { type WizardForm, WizardStep } from './wizard-step.tsx'

export type FolderStepProps = {
  form: WizardForm
  detect: ReturnType<typeof useAct<'sources', 'detect'>>
  onDone: (path: string) => void
  onBack: () => void
}

/** Which folder; Foyer looks into it before it goes on. */
export function FolderStep({ form, detect, onDone, onBack }: FolderStepProps) {
  const { t } = useTranslation()
  const path = form.draft.path.trim()
  return (
    <WizardStep
      title={t('sources.wizard.folder')}
      lead={t('sources.wizard.folderLead')}
      form={form}
      check={(): Problems => (path ? {} : { path: t('sources.add.pathMissing') })}
      onDone={() => onDone(path)}
      onBack={onBack}
      busy={detect.isPending}
      act={t('sources.wizard.look')}
    >
      {Object.keys(form.problems).length === 0 && <Refused error={detect.error} />}
      <TextInput
        {...form.text('path')}
        label={t('sources.folder')}
        description={t('sources.add.pathHint')}
        classNames={{ input: styles.mono }}
      />
    </WizardStep>
  )
}
