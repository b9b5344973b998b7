import { TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CallError } from '../../client.ts'
import { DeskDoor } from '../desk-door.tsx'
import { useDraft } from '../draft.ts'
import { meKey, useAct } from '../queries.ts'
import { fieldRefusals } from '../refusals.tsx'
import { CheckSheet } from './setup-check.tsx'
import { organisationOf, sourceOf } from './setup-input.ts'
import { OrganisationInputs, RegulatorInputs } from './setup-organisation.tsx'
import { SetUpPage } from './setup-page.tsx'
import { PersonInputs } from './setup-person.tsx'
import { RecoveryInputs, RecoverySheet } from './setup-recovery.tsx'
import {
  draftOfDefaults,
  freshDraft,
  pageOfField,
  people,
  problemsOfPage,
  setUpPages,
  type Opened,
  type SetUpDraft,
  type SetUpPageName,
} from './setup-rules.ts'
import { DeviceInput, SourceInputs } from './setup-source.tsx'
import { TimeInputs } from './setup-time.tsx'

/** First run: one thing a page, all of it written at once at the end. Nothing typed is kept by the browser. */
export function SetUpScreen() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const form = useDraft<SetUpDraft>(freshDraft())
  const [opened, setOpened] = useState<Opened | null>(null)
  const [page, setPage] = useState<SetUpPageName>('code')
  const [checking, setChecking] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const [done, setDone] = useState(false)
  const open = useAct('setup', 'open', [])
  const complete = useAct('setup', 'complete', [])
  useKeepPage(opened !== null && !done)

  function go(to: SetUpPageName): void {
    form.refuse({})
    open.reset()
    complete.reset()
    setPage(to)
  }

  function refuse(error: unknown, here: SetUpPageName): void {
    const fields = fieldRefusals(error, t)
    const paths = Object.keys(fields)
    setAttempt((tries) => tries + 1)
    // The host was started again, or another browser opened set-up: the code has to be typed once more.
    if (error instanceof CallError && error.refusal.key === 'set-up-not-open') setPage('code')
    if (paths.length === 0) return
    const target = here === 'code' ? here : pageOfField(paths[0]!)
    setPage(target)
    form.refuse(
      Object.fromEntries(
        paths.filter((path) => here === 'code' || pageOfField(path) === target).map((path) => [path, fields[path]!]),
      ),
    )
  }

  function submit(): void {
    const found = problemsOfPage(page, form.draft, opened)
    setAttempt((tries) => tries + 1)
    form.refuse(Object.fromEntries(Object.entries(found).map(([path, key]) => [path, t(`setup.problem.${key}`)])))
    if (Object.keys(found).length > 0) return
    if (page === 'code') return openSetUp()
    if (page === 'check') return finish()
    // A changed page leads back to the check, but never past pages that were not seen.
    go(checking && page !== 'recovery' ? 'check' : setUpPages[setUpPages.indexOf(page) + 1]!)
    if (setUpPages[setUpPages.indexOf(page) + 1] === 'check') setChecking(true)
  }

  function openSetUp(): void {
    open.mutate(
      { code: String(form.draft.code).replace(/[\s-]/g, '') },
      {
        onSuccess: (answer) => {
          if (!opened) for (const [key, value] of Object.entries(draftOfDefaults(answer.defaults))) form.set(key, value)
          setOpened(answer)
          answer.confirmGroups.forEach((_group, at) => form.set(`recoveryTyped.${at}`, ''))
          go('organisation')
        },
        onError: (error) => refuse(error, 'code'),
      },
    )
  }

  function finish(): void {
    if (!opened) return go('code')
    const person = (name: string) => ({
      name: String(form.draft[`${name}.name`]),
      signInName: String(form.draft[`${name}.signInName`]).trim(),
      passphrase: String(form.draft[`${name}.passphrase`]),
    })
    complete.mutate(
      {
        setupToken: opened.setupToken,
        organisation: organisationOf(form.draft),
        regulatorConfirmed: true,
        administrator: person('administrator'),
        manager: person('manager'),
        lead: person('lead'),
        recoveryTyped: opened.confirmGroups.map((_group, at) => String(form.draft[`recoveryTyped.${at}`]).trim()),
        deviceName: String(form.draft.deviceName),
        ...sourceOf(form.draft),
      },
      { onSuccess: () => setDone(true), onError: (error) => refuse(error, 'check') },
    )
  }

  if (done) {
    return (
      <DeskDoor note={t('setup.note')}>
        <SetUpPage
          key="done"
          title={t('setup.done.title')}
          lead={t('setup.done.text')}
          warning={
            complete.data?.sourceRefusal
              ? t('setup.done.noSource', { why: t(`errors.${complete.data.sourceRefusal}`) })
              : undefined
          }
          action={t('setup.done.action')}
          onSubmit={() => void queries.invalidateQueries({ queryKey: meKey })}
        >
          <ul>
            {people.map((name) => (
              <li key={name}>{t(`setup.done.next.${name}`, { name: form.draft[`${name}.signInName`] })}</li>
            ))}
          </ul>
        </SetUpPage>
      </DeskDoor>
    )
  }

  const at = setUpPages.indexOf(page)
  const back = page === 'code' ? undefined : () => go(checking && page !== 'check' ? 'check' : setUpPages[at - 1]!)
  const person = people.find((name) => name === page)
  return (
    <DeskDoor note={t('setup.note')}>
      <SetUpPage
        key={page}
        title={t(`setup.${page}.title`)}
        lead={t(`setup.${page}.lead`)}
        problems={form.problems}
        attempt={attempt}
        error={open.error ?? complete.error}
        onSubmit={submit}
        busy={open.isPending || complete.isPending}
        {...(back ? { onBack: back } : {})}
        {...(page === 'check' ? { action: t('setup.finish') } : {})}
      >
        {page === 'code' && (
          <TextInput
            {...form.text('code')}
            label={t('setup.code.label')}
            autoCapitalize="characters"
            maw={280}
            styles={{ input: { fontFamily: 'var(--foyer-font-mono)', letterSpacing: '0.12em' } }}
          />
        )}
        {opened && page === 'organisation' && <OrganisationInputs form={form} opened={opened} />}
        {opened && page === 'regulator' && <RegulatorInputs form={form} opened={opened} />}
        {opened && page === 'time' && <TimeInputs form={form} opened={opened} />}
        {person && <PersonInputs form={form} person={person} />}
        {opened && page === 'recovery' && <RecoverySheet form={form} opened={opened} />}
        {opened && page === 'recoveryCheck' && <RecoveryInputs form={form} opened={opened} />}
        {page === 'device' && <DeviceInput form={form} />}
        {page === 'source' && <SourceInputs form={form} />}
        {page === 'check' && <CheckSheet form={form} onChange={go} />}
      </SetUpPage>
    </DeskDoor>
  )
}

/** Leaving now would lose what was typed: the browser asks first. */
function useKeepPage(active: boolean): void {
  useEffect(() => {
    if (!active) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [active])
}
