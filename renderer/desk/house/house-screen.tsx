import { Button, Checkbox, Stack, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { DeskErrorSummary } from '../../ui/desk/desk-error-summary.tsx'
import { NoticeBox } from '../../ui/desk/notice-box.tsx'
import { PageHeader } from '../../ui/desk/page-header.tsx'
import { LoadingState } from '../../ui/desk/page-states.tsx'
import { useDesk } from '../desk-context.ts'
import { summaryOf, useDraft, type Problems } from '../draft.ts'
import { useAct, useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'

type HouseSettings = Answer<'house', 'settings'>

/** Deliveries, hosts in and out, and what tablets keep. */
export function HouseScreen() {
  const { t } = useTranslation()
  const { data, error } = useAnswer('house', 'settings', {})
  return (
    <>
      <PageHeader title={t('house.title')} below={t('house.below')} />
      {error && <Refused error={error} />}
      {!data && !error && <LoadingState />}
      {data && <HouseForm settings={data} />}
    </>
  )
}

function HouseForm({ settings }: { settings: HouseSettings }) {
  const { t } = useTranslation()
  const { may } = useDesk()
  const form = useDraft<{ [Key in keyof HouseSettings]: HouseSettings[Key] | string }>({
    ...settings,
    deliveryDays: String(settings.deliveryDays),
    presenceDays: String(settings.presenceDays),
  })
  const [attempt, setAttempt] = useState(0)
  const update = useAct('house', 'setSettings')
  const changes = may('house.setSettings')

  function submit(event: FormEvent): void {
    event.preventDefault()
    const { deliveryDays, presenceDays, deliveriesOffered, tabletsKeepRollCall } = form.draft
    const problems: Problems = {
      ...(isWhole(deliveryDays, 1, 365) ? {} : { deliveryDays: t('house.problem.deliveryDays') }),
      ...(isWhole(presenceDays, 0, 7) ? {} : { presenceDays: t('house.problem.presenceDays') }),
    }
    setAttempt(attempt + 1)
    update.reset()
    form.refuse(problems)
    if (Object.keys(problems).length > 0) return
    update.mutate({
      deliveriesOffered: deliveriesOffered === true,
      tabletsKeepRollCall: tabletsKeepRollCall === true,
      deliveryDays: Number(deliveryDays),
      presenceDays: Number(presenceDays),
    })
  }

  const box = (key: 'deliveriesOffered' | 'tabletsKeepRollCall') => (
    <Checkbox
      label={t(`house.field.${key}`)}
      description={t(`house.hint.${key}`)}
      checked={form.draft[key] === true}
      disabled={!changes}
      onChange={(event) => form.set(key, event.currentTarget.checked)}
    />
  )
  const days = (key: 'deliveryDays' | 'presenceDays') => (
    <TextInput
      {...form.text(key)}
      label={t(`house.field.${key}`)}
      description={t(`house.hint.${key}`)}
      inputMode="numeric"
      disabled={!changes}
      styles={{ input: { maxInlineSize: 120 } }}
    />
  )
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg" maw={640}>
        <DeskErrorSummary problems={summaryOf(form.problems)} attempt={attempt} />
        <Refused error={update.error} />
        {box('deliveriesOffered')}
        {days('deliveryDays')}
        {days('presenceDays')}
        {box('tabletsKeepRollCall')}
        {update.isSuccess && (
          <NoticeBox tone="door" live>
            {t('house.saved')}
          </NoticeBox>
        )}
        {changes && (
          <div>
            <Button type="submit" variant="sill" loading={update.isPending}>
              {t('desk.save')}
            </Button>
          </div>
        )}
      </Stack>
    </form>
  )
}

const isWhole = (text: unknown, least: number, most: number): boolean =>
  /^\d{1,3}$/.test(String(text).trim()) && Number(text) >= least && Number(text) <= most
