import { Button, Stack, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { directionOf, languageNames, languages } from '../../../shared/languages.ts'
import { DeskErrorSummary } from '../../ui/desk/desk-error-summary.tsx'
import { NoticeBox } from '../../ui/desk/notice-box.tsx'
import { PageColumns } from '../../ui/desk/page-header.tsx'
import { summaryOf, useDraft } from '../draft.ts'
import { useAct } from '../queries.ts'
import { fieldRefusals, Refused } from '../refusals.tsx'
import { ColourField } from './colour-field.tsx'
import {
  colourOf,
  deliveredColour,
  draftOf,
  isColour,
  problemWithColour,
  wordsOf,
  type ColourKey,
  type Look,
  type LookDraft,
} from './look-draft.ts'
import { LookPreview } from './look-preview.tsx'
import styles from './look-screen.module.css'
import { PictureField } from './picture-field.tsx'

const colours = ['brandColour', 'wallColour'] as const

/** Colours, pictures and sentences of the kiosk beside what they make of it. */
export function LookForm({ look }: { look: Look }) {
  const { t } = useTranslation()
  const form = useDraft<LookDraft>(draftOf(look))
  const [attempt, setAttempt] = useState(0)
  const update = useAct('look', 'update')

  function submit(event: FormEvent): void {
    event.preventDefault()
    setAttempt(attempt + 1)
    update.reset()
    const wrong = colours.flatMap((key) => {
      const problem = problemWithColour(key, form.draft[key] ?? '')
      if (!problem) return []
      return [[key, problem === 'unread' ? t('look.colourUnread') : t('errors.colour-unreadable', problem)]]
    })
    form.refuse(Object.fromEntries(wrong))
    if (wrong.length > 0) return
    update.mutate(wordsOf(form.draft), { onError: (error) => form.refuse(fieldRefusals(error, t)) })
  }

  const without = (key: ColourKey) => {
    const brand = colourOf(form.draft['brandColour'])
    return key === 'wallColour' && brand && isColour(brand) ? brand : deliveredColour
  }
  const summary = summaryOf(form.problems)
  return (
    <PageColumns aside={<LookPreview draft={form.draft} look={look} />}>
      <form onSubmit={submit} noValidate className={styles.form}>
        <DeskErrorSummary problems={summary} attempt={attempt} />
        {summary.length === 0 && <Refused error={update.error} />}
        <fieldset className={styles.group}>
          <legend className={styles.legend}>{t('look.group.colours')}</legend>
          <Stack gap="md">
            {colours.map((key) => (
              <ColourField
                key={key}
                name={key}
                value={form.draft[key] ?? ''}
                onChange={(colour) => form.set(key, colour)}
                error={form.problems[key]}
                without={without(key)}
              />
            ))}
          </Stack>
        </fieldset>
        <fieldset className={styles.group}>
          <legend className={styles.legend}>{t('look.group.pictures')}</legend>
          <Stack gap="lg">
            <PictureField place="logo" look={look} />
            <PictureField place="wall" look={look} />
          </Stack>
        </fieldset>
        {(['welcome', 'assemblyPoint'] as const).map((name) => (
          <fieldset key={name} className={styles.group}>
            <legend className={styles.legend}>{t(`look.group.${name}`)}</legend>
            <p className={styles.hint}>{t(`look.hint.${name}`)}</p>
            <Stack gap="sm">
              {languages.map((language) => (
                <TextInput
                  key={language}
                  {...form.text(`${name}.${language}`)}
                  label={languageNames[language]}
                  lang={language}
                  dir={directionOf(language)}
                  maxLength={200}
                />
              ))}
            </Stack>
          </fieldset>
        ))}
        {update.isSuccess && (
          <NoticeBox tone="door" live>
            {t('look.saved')}
          </NoticeBox>
        )}
        <div>
          <Button type="submit" variant="sill" loading={update.isPending}>
            {t('look.save')}
          </Button>
        </div>
      </form>
    </PageColumns>
  )
}
