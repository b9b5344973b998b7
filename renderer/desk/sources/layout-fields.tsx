import { Select, TextInput } from '@mantine/core'
import { type ComponentProps, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { knownTimeZones } from '../../../shared/time.ts'
import { isLocal, type Layouts, type SourceDraft, takesPattern } from './source-draft.ts'
import styles from './sources-screen.module.css'

type LayoutFieldsProps = {
  layouts: Layouts
  draft: SourceDraft
  zoneProblem: string | undefined
  text: (key: keyof SourceDraft) => ComponentProps<typeof TextInput>
  onZone: (zone: string) => void
}

/** What a chosen layout needs besides: a pattern of one's own, and the zone of the recorder's clock. */
export function LayoutFields({ layouts, draft, zoneProblem, text, onZone }: LayoutFieldsProps) {
  const { t } = useTranslation()
  const zones = useMemo(() => knownTimeZones(), [])
  return (
    <>
      {takesPattern(layouts, draft.layout) && (
        <TextInput
          {...text('pattern')}
          label={t('sources.add.pattern')}
          description={t('sources.wizard.patternHint')}
          classNames={{ input: styles.mono }}
        />
      )}
      {isLocal(layouts, draft.layout) && (
        <Select
          id="timeZone"
          label={t('sources.add.zone')}
          description={t('sources.add.zoneHint')}
          searchable
          nothingFoundMessage={t('sources.add.noZone')}
          data={zones}
          value={draft.timeZone || null}
          error={zoneProblem}
          maw={480}
          onChange={(zone) => onZone(zone ?? '')}
        />
      )}
    </>
  )
}
