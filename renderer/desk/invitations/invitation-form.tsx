import { Button, Select, Textarea, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isEmailShaped } from '../../../shared/email-shape.ts'
import { languageNames, languages } from '../../../shared/languages.ts'
import { inLanguage } from '../../../shared/texts-of.ts'
import { DeskErrorSummary } from '../../ui/desk/desk-error-summary.tsx'
import { PageHeader } from '../../ui/desk/page-header.tsx'
import { LoadingState } from '../../ui/desk/page-states.tsx'
import { TextAction } from '../../ui/desk/text-action.tsx'
import { clockTime } from '../../ui/dates.ts'
import { useDesk } from '../desk-context.ts'
import { type Problems, summaryOf, useDraft } from '../draft.ts'
import { readTime } from '../incidents/local-moment.ts'
import { readDate } from '../incidents/read-date.ts'
import { useAct, useAnswer } from '../queries.ts'
import { fieldRefusals, Refused } from '../refusals.tsx'
import { draftOf, type Expected, freshDraft, type InvitationDraft, invitationInput } from './invitation-draft.ts'
import styles from './invitation-form.module.css'

type Choice = { value: string; label: string }
type Props = { invitation: Expected | null; todayOn: string; onDone: () => void }

/** Who is expected, by whom and when: new, or changed. It waits for the lists that it chooses from. */
export function InvitationForm(props: Props) {
  const { t } = useTranslation()
  const hosts = useAnswer('hosts', 'list', {}, ['hosts'])
  const categories = useAnswer('categories', 'list', {}, ['settings'])
  const error = hosts.error ?? categories.error
  if (error) return <Refused error={error} />
  if (!hosts.data || !categories.data) return <LoadingState />
  const offered = categories.data.filter(({ active }) => active)
  return (
    <>
      <PageHeader
        above={<TextAction onClick={props.onDone}>{t('expected.back')}</TextAction>}
        title={t(props.invitation ? 'expected.form.change' : 'expected.expect')}
        below={t('expected.form.below')}
      />
      <Form
        {...props}
        hosts={hosts.data
          .filter(({ active }) => active)
          .map(({ id, name, department }) => ({
            value: String(id),
            label: department ? t('expected.form.hostOf', { name, department }) : name,
          }))}
        categories={offered.map(({ id, names }) => ({ value: String(id), label: inLanguage(names, 'en') }))}
        preset={offered.find(({ isDefault }) => isDefault)?.id}
      />
    </>
  )
}

type FormProps = Props & { hosts: Choice[]; categories: Choice[]; preset: number | undefined }

function Form({ invitation, todayOn, onDone, hosts, categories, preset }: FormProps) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const form = useDraft<InvitationDraft>(
    invitation ? draftOf(invitation) : freshDraft(todayOn, clockTime(Date.now(), zone), preset),
  )
  const [attempt, setAttempt] = useState(0)
  const invite = useAct('invitations', 'invite')
  const update = useAct('invitations', 'update')
  const { draft } = form

  function submit(event: FormEvent): void {
    event.preventDefault()
    const problems = missing(draft, t)
    setAttempt(attempt + 1)
    form.refuse(problems)
    if (Object.keys(problems).length > 0) return
    const told = { onSuccess: onDone, onError: (error: unknown) => form.refuse(fieldRefusals(error, t)) }
    const input = invitationInput(draft)
    if (invitation) update.mutate({ ...input, invitationId: invitation.id }, told)
    else invite.mutate(input, told)
  }

  const summary = summaryOf(form.problems)
  return (
    <form onSubmit={submit} noValidate className={styles.form}>
      <DeskErrorSummary problems={summary} attempt={attempt} />
      {summary.length === 0 && <Refused error={invite.error ?? update.error} />}
      <TextInput {...form.text('name')} label={t('expected.form.name')} />
      <TextInput
        {...form.text('email')}
        label={t('expected.form.email')}
        description={t('expected.form.emailHint')}
        inputMode="email"
      />
      <TextInput {...form.text('company')} label={t('expected.form.company')} />
      <Select
        id="hostId"
        label={t('expected.form.host')}
        data={hosts}
        value={draft.hostId || null}
        error={form.problems['hostId']}
        onChange={(value) => form.set('hostId', value ?? '')}
        nothingFoundMessage={t('expected.form.noHost')}
        searchable
      />
      <Select
        id="categoryId"
        label={t('expected.form.category')}
        data={categories}
        value={draft.categoryId || null}
        error={form.problems['categoryId']}
        onChange={(value) => form.set('categoryId', value ?? '')}
        allowDeselect={false}
      />
      <div className={styles.when}>
        <DateInput
          id="expectedOn"
          label={t('expected.form.day')}
          value={draft.expectedOn || null}
          valueFormat="D MMM YYYY"
          dateParser={readDate}
          minDate={todayOn}
          autoComplete="off"
          error={form.problems['expectedOn']}
          onChange={(on) => form.set('expectedOn', on ?? '')}
        />
        {(['from', 'until'] as const).map((key) => (
          <TextInput
            key={key}
            {...form.text(key)}
            label={t(`expected.form.${key}`)}
            inputMode="numeric"
            onBlur={() => form.set(key, readTime(draft[key]) ?? draft[key])}
          />
        ))}
      </div>
      <Select
        id="language"
        label={t('expected.form.language')}
        description={t('expected.form.languageHint')}
        data={languages.map((language) => ({ value: language, label: languageNames[language] }))}
        value={draft.language}
        onChange={(value) => form.set('language', (value ?? 'en') as InvitationDraft['language'])}
        allowDeselect={false}
      />
      <Textarea
        {...form.text('note')}
        label={t('expected.form.note')}
        description={t('expected.form.noteHint')}
        rows={3}
      />
      <div className={styles.end}>
        <Button type="submit" variant="sill" loading={invite.isPending || update.isPending}>
          {t(`expected.form.${invitation ? 'save' : 'send'}${draft.email.trim() === '' ? 'Silent' : ''}`)}
        </Button>
        <Button onClick={onDone}>{t('expected.form.cancel')}</Button>
      </div>
    </form>
  )
}

function missing(draft: InvitationDraft, t: (key: string) => string): Problems {
  const { name, email, hostId, categoryId, expectedOn, from, until } = draft
  return {
    ...(name.trim() ? {} : { name: t('expected.problem.name') }),
    ...(email.trim() === '' || isEmailShaped(email) ? {} : { email: t('errors.field-email') }),
    ...(hostId ? {} : { hostId: t('expected.problem.host') }),
    ...(categoryId ? {} : { categoryId: t('expected.problem.category') }),
    ...(expectedOn ? {} : { expectedOn: t('expected.problem.day') }),
    ...(readTime(from) ? {} : { from: t('expected.problem.time') }),
    ...(readTime(until) ? {} : { until: t('expected.problem.time') }),
  }
}
