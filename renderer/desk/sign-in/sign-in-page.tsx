import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../../shared/contract/staff.ts'
import { DeskErrorSummary } from '../../ui/desk/desk-error-summary.tsx'
import { NoticeBox } from '../../ui/desk/notice-box.tsx'
import type { Ended } from '../desk-session.tsx'
import { summaryOf, useDraft, type Problems } from '../draft.ts'
import { meKey, useAct } from '../queries.ts'
import { fieldRefusals, Refused } from '../refusals.tsx'
import { useTitle } from '../title.ts'

type Props = { me: Me; ended: Ended | null; onIn: () => void; onEnrol: () => void }

/** One plain form for PIN and passphrase: the host knows which of them counts here. */
export function SignInPage({ me, ended, onIn, onEnrol }: Props) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const form = useDraft({ signInName: '', secret: '' })
  const signIn = useAct('staff', 'signIn', [])
  const secretField = useRef<HTMLInputElement>(null)
  useTitle(t('signIn.title'))

  function submit(event: FormEvent) {
    event.preventDefault()
    const problems: Problems = {}
    if (form.draft.signInName.trim().length < 2) problems.signInName = t('signIn.nameMissing')
    if (!form.draft.secret) problems.secret = t('signIn.secretMissing')
    form.refuse(problems)
    if (Object.keys(problems).length > 0 || signIn.isPending) return
    signIn.mutate(
      { signInName: form.draft.signInName.trim(), secret: form.draft.secret },
      {
        onSuccess: (answer) => {
          onIn()
          queries.setQueryData(meKey, answer)
        },
        onError: (error) => {
          form.set('secret', '')
          form.refuse(fieldRefusals(error, t))
          secretField.current?.focus()
        },
      },
    )
  }

  const fieldProblems = summaryOf(form.problems)
  return (
    <>
      <Stack gap="lg">
        <h1>{t('signIn.title')}</h1>
        {ended && !signIn.error && <NoticeBox tone="door">{t(`signIn.ended.${ended}`)}</NoticeBox>}
        <DeskErrorSummary problems={fieldProblems} />
        {fieldProblems.length === 0 && <Refused error={signIn.error} />}
        {!me.device && <UnknownBrowser onEnrol={onEnrol} />}
        <form onSubmit={submit} noValidate>
          <Stack gap="md" maw={400}>
            <TextInput {...form.text('signInName')} label={t('signIn.name')} autoComplete="username" data-autofocus />
            <PasswordInput
              {...form.text('secret')}
              ref={secretField}
              label={me.device ? t('signIn.secret') : t('signIn.passphrase')}
              autoComplete="current-password"
            />
            <Button type="submit" variant="sill" loading={signIn.isPending}>
              {t('signIn.action')}
            </Button>
          </Stack>
        </form>
        <p>{t('signIn.lost')}</p>
      </Stack>
      <FocusFirst id="signInName" />
    </>
  )
}

function UnknownBrowser({ onEnrol }: { onEnrol: () => void }) {
  const { t } = useTranslation()
  return (
    <NoticeBox tone="brass" title={t('signIn.notEnrolled')}>
      <p>{t('signIn.notEnrolledText')}</p>
      <Button mt="sm" onClick={onEnrol}>
        {t('signIn.enrol')}
      </Button>
    </NoticeBox>
  )
}

/** Puts the cursor where the only task of a page begins. */
function FocusFirst({ id }: { id: string }) {
  useEffect(() => document.getElementById(id)?.focus(), [id])
  return null
}
