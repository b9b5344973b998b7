import { Radio } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { NoticeBox } from '../../ui/desk/notice-box.tsx'
import { LayoutFields } from './layout-fields.tsx'
import { missingLayout, optionsFor } from './source-draft.ts'
import type { Detected, LayoutOption, Layouts } from './source-draft.ts'
import { SourcePreview } from './source-preview.tsx'
import styles from './sources-screen.module.css'
import { type WizardForm, WizardStep } from './wizard-step.tsx'

export type FoundStepProps = {
  form: WizardForm
  layouts: Layouts
  detected: Detected
  onDone: () => void
  onBack: () => void
}

/** What Foyer found, how sure it is and why; the person has the last word, and sees what it makes of the files. */
export function FoundStep({ form, layouts, detected, onDone, onBack }: FoundStepProps) {
  const { t } = useTranslation()
  const { draft } = form
  const chosen = layouts.find(({ key }) => key === draft.layout)
  const options = optionsFor(detected, draft.maker, layouts)
  const isMakers = options.some(({ row, fit }) => fit && row.maker === draft.maker)
  return (
    <WizardStep
      title={t('sources.wizard.found')}
      form={form}
      check={() => missingLayout(draft, layouts, t)}
      onDone={onDone}
      onBack={onBack}
      below={chosen?.isRead !== false && <SourcePreview draft={draft} layouts={layouts} />}
    >
      {detected.files === 0 && <NoticeBox tone="brass">{t('sources.preview.none')}</NoticeBox>}
      {detected.files > 0 && draft.maker !== 'own' && !isMakers && (
        <NoticeBox tone="brass">
          {t('sources.wizard.notMakers', { maker: t(`layouts.makers.${draft.maker}`) })}
        </NoticeBox>
      )}
      <Radio.Group
        label={t('sources.wizard.layout')}
        value={draft.layout || null}
        error={form.problems.layout}
        onChange={(layout) => form.set('layout', layout)}
      >
        {options.map((option, at) => (
          <Radio
            key={option.row.key}
            {...(at === 0 ? { id: 'layout' } : {})}
            value={option.row.key}
            label={option.row.name}
            description={<OptionFacts option={option} />}
          />
        ))}
      </Radio.Group>
      {chosen?.removedBy === 'recorder' && (
        <NoticeBox tone="brass" title={t('sources.theirs.title')}>
          {t('sources.theirs.text')} {!chosen.isRead && t('sources.theirs.unread')}
        </NoticeBox>
      )}
      <LayoutFields
        layouts={layouts}
        draft={draft}
        zoneProblem={form.problems.timeZone}
        text={form.text}
        onZone={(zone) => form.set('timeZone', zone)}
      />
    </WizardStep>
  )
}

/** How sure, why, what its names say of time, and how sure we are of the layout itself. */
function OptionFacts({ option: { row, fit } }: { option: LayoutOption }) {
  const { t } = useTranslation()
  return (
    <span className={styles.facts}>
      {fit && (
        <span>
          <strong>{t(`layouts.confidence.${fit.confidence}`)}.</strong>{' '}
          {t(`layouts.fit.${fit.why}`, { read: fit.read, files: fit.files, count: Math.abs(fit.hours) })}
        </span>
      )}
      {row.takesPattern || !row.isRead ? null : (
        <span>
          {t(`layouts.convention.${row.convention}`)} {t(`layouts.times.${row.times}`)}.{' '}
          {t(`layouts.evidence.${row.evidence}`)}.
        </span>
      )}
      <span className={styles.mono}>{row.example}</span>
    </span>
  )
}
