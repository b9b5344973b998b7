import { Radio, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problems } from '../draft.ts'
import type { Layouts } from './source-draft.ts'
import styles from './sources-screen.module.css'
import { type WizardForm, WizardStep } from './wizard-step.tsx'

/** Whose recorder it is, by its maker's name; not knowing is an answer too. */
export function RecorderStep({ form, layouts, onDone }: { form: WizardForm; layouts: Layouts; onDone: () => void }) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const makers = [...new Set(layouts.map(({ maker }) => maker))]
    .filter((maker) => maker !== 'own')
    .map((maker) => ({ maker, name: t(`layouts.makers.${maker}`) }))
    .toSorted((a, b) => a.name.localeCompare(b.name))
  const shown = makers.filter(
    ({ maker, name }) => maker === form.draft.maker || name.toLowerCase().includes(words.trim().toLowerCase()),
  )
  return (
    <WizardStep
      title={t('sources.wizard.recorder')}
      lead={t('sources.wizard.recorderLead')}
      form={form}
      check={(): Problems => (form.draft.maker ? {} : { maker: t('sources.wizard.recorderMissing') })}
      onDone={onDone}
    >
      <TextInput
        label={t('sources.wizard.search')}
        value={words}
        autoComplete="off"
        spellCheck={false}
        maw={480}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <Radio.Group
        label={t('sources.wizard.makers')}
        value={form.draft.maker || null}
        error={form.problems.maker}
        onChange={(maker) => form.set('maker', maker)}
      >
        <div className={styles.makers}>
          {shown.map(({ maker, name }) => (
            <Radio key={maker} value={maker} label={name} />
          ))}
        </div>
        <Radio
          id="maker"
          value="own"
          label={t('sources.wizard.unknown')}
          description={t('sources.wizard.unknownHint')}
        />
      </Radio.Group>
      {shown.length === 0 && <p role="status">{t('sources.wizard.noMaker', { words: words.trim() })}</p>}
    </WizardStep>
  )
}
