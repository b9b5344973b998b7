import { Button, PasswordInput, Stack } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../../shared/contract/staff.ts'
import { DeskErrorSummary } from '../../ui/desk/desk-error-summary.tsx'
import { DeskDoor } from '../desk-door.tsx'
import { summaryOf, useDraft, type Problems } from '../draft.ts'
import { meKey, useAct } from '../queries.ts'
import { fieldRefusals, Refused } from '../refusals.tsx'
import { leastLetters, letterCount } from '../secret-lengths.ts'
import { useTitle } from '../title.ts'

/** A one-time secret opens only this page: its owner chooses one that nobody else has seen. */
export function NewSecretScreen({ me, staff }: { me: Me; staff: NonNullable<Me['staff']> }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const form = useDraft({ current: '', next: '', again: '' })
  const change = useAct('staff', 'changeSecret', [])
  const kind = staff.secretKind
  useTitle(t('signIn.change.title'))

  function submit(event: FormEvent) {
    event.preventDefault()
    const { current, next, again } = form.draft
    const problems: Problems = {}
    if (!current) problems.current = t('signIn.change.currentMissing')
    if (letterCount(next) < leastLetters[kind]) problems.next = t(`signIn.change.short.${kind}`)
    else if (next !== again) problems.again = t('signIn.change.different')
    form.refuse(problems)
    if (Object.keys(problems).length > 0 || change.isPending) return
    change.mutate(
      { current, next },
      {
        onSuccess: () => queries.invalidateQueries({ queryKey: meKey }),
        onError: (error) => form.refuse(fieldRefusals(error, t)),
      },
    )
  }

  const problems = summaryOf(form.problems)
  return (
    <DeskDoor note={[me.organisation, me.device?.name].filter(Boolean).join(' · ')}>
      <Stack gap="lg">
        <h1>{t('signIn.change.title')}</h1>
        <p>{t(`signIn.change.intro.${kind}`, { name: staff.name })}</p>
        <DeskErrorSummary problems={problems} />
        {problems.length === 0 && <Refused error={change.error} />}
        <form onSubmit={submit} noValidate>
          <Stack gap="md" maw={400}>
            <PasswordInput
              {...form.text('current')}
              label={t('signIn.change.current')}
              autoComplete="current-password"
            />
            <PasswordInput
              {...form.text('next')}
              label={t(`signIn.change.next.${kind}`)}
              description={t(`signIn.hint.${kind}`)}
              autoComplete="new-password"
            />
            <PasswordInput {...form.text('again')} label={t('signIn.change.again')} autoComplete="new-password" />
            <Button type="submit" variant="sill" loading={change.isPending}>
              {t('signIn.change.action')}
            </Button>
          </Stack>
        </form>
      </Stack>
    </DeskDoor>
  )
}
