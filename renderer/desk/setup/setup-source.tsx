import { Radio, Stack, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SetUpForm } from './setup-form.ts'

/** The two layouts most recorders write; every other is chosen after sign-in, where Foyer shows what it reads. */
const firstLayouts = ['frigate', 'strftime'] as const

export function DeviceInput({ form }: { form: SetUpForm }) {
  const { t } = useTranslation()
  return (
    <TextInput
      {...form.text('deviceName')}
      label={t('setup.device.name')}
      description={t('setup.device.hint')}
      maw={480}
    />
  )
}

/** The first folder of recordings, or later with a preview of what is read. */
export function SourceInputs({ form }: { form: SetUpForm }) {
  const { t } = useTranslation()
  return (
    <>
      <Radio.Group
        value={String(form.draft.addSource)}
        onChange={(value) => form.set('addSource', value)}
        label={t('setup.source.when')}
      >
        <Radio id="addSource" value="later" label={t('setup.source.later')} description={t('setup.source.laterHint')} />
        <Radio value="now" label={t('setup.source.now')} />
      </Radio.Group>
      {form.draft.addSource === 'now' && (
        <Stack gap="lg">
          <TextInput {...form.text('source.name')} label={t('setup.source.name')} maw={480} />
          <TextInput
            {...form.text('source.path')}
            label={t('setup.source.path')}
            description={t('setup.source.pathHint')}
            styles={{ input: { fontFamily: 'var(--foyer-font-mono)' } }}
          />
          <Radio.Group
            label={t('setup.source.layout')}
            value={String(form.draft.layoutKind)}
            error={form.draft.layoutKind === 'frigate' ? form.problems['source.layout'] : undefined}
            onChange={(value) => form.set('layoutKind', value)}
          >
            {firstLayouts.map((layout) => (
              <Radio
                key={layout}
                {...(layout === 'frigate' ? { id: 'layoutKind' } : {})}
                value={layout}
                label={t(`setup.source.layouts.${layout}`)}
                description={<span className="foyer-mono">{t(`setup.source.example.${layout}`)}</span>}
              />
            ))}
          </Radio.Group>
          {form.draft.layoutKind === 'strftime' && (
            <TextInput
              {...form.text('source.layout')}
              label={t('setup.source.pattern')}
              description={t('setup.source.patternHint')}
              styles={{ input: { fontFamily: 'var(--foyer-font-mono)' } }}
            />
          )}
        </Stack>
      )}
    </>
  )
}
