import { Button, Stack } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { DeskErrorSummary } from '../../ui/desk/desk-error-summary.tsx'
import { NoticeBox } from '../../ui/desk/notice-box.tsx'
import { summaryOf, useDraft } from '../draft.ts'
import { useAct } from '../queries.ts'
import { fieldRefusals, Refused } from '../refusals.tsx'
import { SettingField } from './setting-field.tsx'
import { settingGroups, settingsOf, wrongSettings } from './setting-groups.ts'
import styles from './settings-form.module.css'

export function SettingsForm({ settings }: { settings: Answer<'settings', 'get'> }) {
  const { t } = useTranslation()
  const { timeZones, ...values } = settings
  const form = useDraft<Record<string, string>>(
    Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)])),
  )
  const [attempt, setAttempt] = useState(0)
  const update = useAct('settings', 'update', ['settings', 'privacy', 'staff'])

  function submit(event: FormEvent): void {
    event.preventDefault()
    const wrong = wrongSettings(form.draft)
    setAttempt(attempt + 1)
    update.reset()
    form.refuse(
      Object.fromEntries(Object.entries(wrong).map(([key, problem]) => [key, t(`settings.problem.${problem}`)])),
    )
    if (Object.keys(wrong).length > 0) return
    update.mutate(settingsOf(form.draft), { onError: (error) => form.refuse(fieldRefusals(error, t)) })
  }

  const summary = summaryOf(form.problems)
  return (
    <form onSubmit={submit} noValidate className={styles.form}>
      <DeskErrorSummary problems={summary} attempt={attempt} />
      {summary.length === 0 && <Refused error={update.error} />}
      {settingGroups.map(({ group, keys }) => (
        <fieldset key={group} className={styles.group}>
          <legend className={styles.legend}>{t(`settings.group.${group}`)}</legend>
          <Stack gap="md">
            {keys.map((key) => (
              <SettingField key={key} name={key} form={form} timeZones={timeZones} />
            ))}
          </Stack>
        </fieldset>
      ))}
      <NoticeBox tone="brass">{t('settings.newNotice')}</NoticeBox>
      {update.isSuccess && (
        <NoticeBox tone="door" live>
          {t('settings.saved', { version: update.data.noticeVersion })}
        </NoticeBox>
      )}
      <div>
        <Button type="submit" variant="sill" loading={update.isPending}>
          {t('settings.save')}
        </Button>
      </div>
    </form>
  )
}
