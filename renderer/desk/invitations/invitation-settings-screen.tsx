import { Button, Checkbox, Stack, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InvitationSettings } from '../../../shared/contract/invitations.ts'
import { type Language, languageNames, languages } from '../../../shared/languages.ts'
import { DeskErrorSummary } from '../../ui/desk/desk-error-summary.tsx'
import { NoticeBox } from '../../ui/desk/notice-box.tsx'
import { PageHeader } from '../../ui/desk/page-header.tsx'
import { LoadingState } from '../../ui/desk/page-states.tsx'
import { summaryOf, useDraft } from '../draft.ts'
import { useAct, useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'

/** What the office offers of invitations and passes. */
export function InvitationSettingsScreen() {
  const { t } = useTranslation()
  const { data, error } = useAnswer('invitations', 'settings', {})
  return (
    <>
      <PageHeader title={t('invitationSettings.title')} below={t('invitationSettings.below')} />
      {error && <Refused error={error} />}
      {!data && !error && <LoadingState />}
      {data && <SettingsForm settings={data} />}
    </>
  )
}

function SettingsForm({ settings }: { settings: InvitationSettings }) {
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
  const [attempt, setAttempt] = useState(0)
  const update = useAct('invitations', 'setSettings')

  function submit(event: FormEvent): void {
    event.preventDefault()
    const { passDays } = form.draft
    const days = Number(passDays)
    const fits = /^\d{1,3}$/.test(String(passDays).trim()) && days >= 1 && days <= 365
    setAttempt(attempt + 1)
    update.reset()
    form.refuse(fits ? {} : { passDays: t('invitationSettings.problem.passDays') })
    if (fits) update.mutate({ ...chosen(form.draft), passDays: days })
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
    <form onSubmit={submit} noValidate>
      <Stack gap="lg" maw={640}>
        <DeskErrorSummary problems={summaryOf(form.problems)} attempt={attempt} />
        <Refused error={update.error} />
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
        {update.isSuccess && (
          <NoticeBox tone="door" live>
            {t('invitationSettings.saved')}
          </NoticeBox>
        )}
        <div>
          <Button type="submit" variant="sill" loading={update.isPending}>
            {t('desk.save')}
          </Button>
        </div>
      </Stack>
    </form>
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
