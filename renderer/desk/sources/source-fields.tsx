import { Select, TextInput } from '@mantine/core'
import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problems } from '../draft.ts'
import { LayoutFields } from './layout-fields.tsx'
import type { Layouts, SourceDraft } from './source-draft.ts'
import styles from './sources-screen.module.css'

export type SourceFieldsProps = {
  layouts: Layouts
  draft: SourceDraft
  problems: Problems
  text: (key: keyof SourceDraft) => ComponentProps<typeof TextInput>
  set: <K extends keyof SourceDraft>(key: K, value: SourceDraft[K]) => void
}

/** Name, folder, layout, and what a layout needs besides. */
export function SourceFields({ layouts, draft, problems, text, set }: SourceFieldsProps) {
  const { t } = useTranslation()
  return (
    <>
      <TextInput
        {...text('name')}
        label={t('sources.name')}
        description={t('sources.add.nameHint')}
        maxLength={120}
        maw={480}
      />
      <TextInput
        {...text('path')}
        label={t('sources.folder')}
        description={t('sources.add.pathHint')}
        classNames={{ input: styles.mono }}
      />
      <Select
        id="layout"
        label={t('sources.layout')}
        description={t('sources.add.layoutHint')}
        searchable
        data={layouts.map(({ key, name }) => ({ value: key, label: name }))}
        value={draft.layout || null}
        error={problems.layout}
        maw={480}
        onChange={(layout) => set('layout', layout ?? '')}
      />
      <LayoutFields
        layouts={layouts}
        draft={draft}
        zoneProblem={problems.timeZone}
        text={text}
        onZone={(zone) => set('timeZone', zone)}
      />
    </>
  )
}
