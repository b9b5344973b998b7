import { Checkbox, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { InvitationSettings } from '../../../shared/contract/invitations.ts'
import { type Language, languageNames, languages } from '../../../shared/languages.ts'
import { useDraft } from '../draft.ts'
import { useAct, useAnswer } from '../queries.ts'
import { isWhole, SettingsFields, SettingsFrame } from '../settings/settings-frame.tsx'

/** What the office offers of invitations and passes. */
export function InvitationSettingsScreen() {
  const { t } = useTranslation()
  const answer = useAnswer('invitations', 'settings', {})
  return (
    <SettingsFrame title={t('invitationSettings.title')} below={t('invitationSettings.below')} answer={answer}>
      {(settings) => <InvitationFields settings={settings} />}
    </SettingsFrame>
  )
}

function InvitationFields({ settings }: { settings: InvitationSettings }) {
  const { t } = useTranslation()
  const directions = Object.fromEntries(
    languages.map((language) => [`directions-${language}`, settings.directions[language] ?? '']),
  )
  const form = useDraft<Record<string, string | boolean>>({
    kioskReadsCodes: settings.kioskReadsCodes,
    offersPasses: settings.offersPasses,
    passDays: String(settings.passDays),
    ...directions,
  })
  const update = useAct('invitations', 'setSettings')

  function submit(): void {
    const { passDays } = form.draft
    const fits = isWhole(passDays, 1, 365)
    update.reset()
    form.refuse(fits ? {} : { passDays: t('invitationSettings.problem.passDays') })
    if (fits) update.mutate({ ...chosen(form.draft), passDays: Number(passDays) })
  }

  const box = (key: 'kioskReadsCodes' | 'offersPasses') => (
    <Checkbox
      label={t(`invitationSettings.field.${key}`)}
      description={t(`invitationSettings.hint.${key}`)}
      checked={form.draft[key] === true}
      onChange={(event) => form.set(key, event.currentTarget.checked)}
    />
  )
  return (
    <SettingsFields problems={form.problems} update={update} saved={t('invitationSettings.saved')} onSubmit={submit}>
      {box('kioskReadsCodes')}
      {box('offersPasses')}
      <TextInput
        {...form.text('passDays')}
        label={t('invitationSettings.field.passDays')}
        description={t('invitationSettings.hint.passDays')}
        inputMode="numeric"
        styles={{ input: { maxInlineSize: 120 } }}
      />
      {languages.map((language) => (
        <Textarea
          key={language}
          {...form.text(`directions-${language}`)}
          lang={language}
          dir="auto"
          label={t('invitationSettings.field.directions', { language: languageNames[language] })}
          description={language === 'en' ? t('invitationSettings.hint.directions') : undefined}
          rows={language === 'en' ? 3 : 2}
        />
      ))}
    </SettingsFields>
  )
}

/** Directions in the languages that have some. */
function chosen(draft: Record<string, string | boolean>): Omit<InvitationSettings, 'passDays'> {
  const directions: Partial<Record<Language, string>> = {}
  for (const language of languages) {
    const text = String(draft[`directions-${language}`] ?? '').trim()
    if (text !== '') directions[language] = text
  }
  return {
    kioskReadsCodes: draft['kioskReadsCodes'] === true,
    offersPasses: draft['offersPasses'] === true,
    directions,
  }
}
