import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isEmailShaped } from '../../../shared/email-shape.ts'
import type { Refusal } from '../../../shared/errors.ts'
import { isLanguage, languageNames, languages } from '../../../shared/languages.ts'
import frame from '../guest.module.css'
import { troubleWords } from '../trouble-words.ts'
import styles from './invite-page.module.css'
import { usualDay, usualUntil } from './usual-day.ts'
import type { GuestInput, HostView } from './use-host-link.ts'

type Draft = Omit<GuestInput, 'categoryId'> & { categoryId: string }
type Problems = Partial<Record<keyof Draft, string>>
type Props = { view: HostView; refusal: Refusal | null; busy: boolean; onSend: (guest: GuestInput) => void }

/** One page, one button: a phone's own keyboards, dates and times. */
export function InviteForm({ view, refusal, busy, onSend }: Props) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<Draft>(() => freshDraft(view))
  const [problems, setProblems] = useState<Problems>({})
  const [tries, setTries] = useState(0)
  const summary = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (tries > 0) summary.current?.focus()
  }, [tries, refusal])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wrong = problemsOf(draft)
    setProblems(wrong)
    setTries(tries + 1)
    if (Object.keys(wrong).length === 0)
      onSend({ ...draft, categoryId: Number(draft.categoryId), email: draft.email.trim() })
  }
  const refused = Object.fromEntries(
    Object.entries(refusal?.fields ?? {}).map(([key, text]) => [key, `errors.${text}`]),
  )
  const said: Problems = { ...refused, ...problems }
  const write = (key: keyof Draft) => (event: { currentTarget: { value: string } }) =>
    setDraft({ ...draft, [key]: event.currentTarget.value })
  const bound = (key: keyof Draft) => ({
    id: key,
    value: draft[key],
    onChange: write(key),
    'aria-invalid': said[key] ? true : undefined,
    'aria-describedby': said[key] ? `${key}-problem` : undefined,
  })
  const field = (key: keyof Draft, input: ReactNode) => (
    <div className={styles.field}>
      <label htmlFor={key}>{t(`messages.invite.field.${key}`)}</label>
      {said[key] && (
        <p className={styles.problem} id={`${key}-problem`}>
          {t(said[key])}
        </p>
      )}
      {input}
    </div>
  )
  const wrong = Object.keys(said) as (keyof Draft)[]
  return (
    <form className={styles.form} noValidate autoComplete="off" onSubmit={submit}>
      {(wrong.length > 0 || refusal) && (
        <div className={frame.trouble} role="alert" tabIndex={-1} ref={summary}>
          {wrong.length === 0 && refusal && troubleWords(t, refusal)}
          {wrong.map((key) => (
            <p key={key}>
              <a href={`#${key}`} onClick={(event) => goTo(event, key)}>
                {t(said[key]!)}
              </a>
            </p>
          ))}
        </div>
      )}
      {field('name', <input type="text" autoCapitalize="words" maxLength={200} {...bound('name')} />)}
      {field('email', <input type="email" autoCapitalize="none" maxLength={254} {...bound('email')} />)}
      {field('company', <input type="text" autoCapitalize="words" maxLength={200} {...bound('company')} />)}
      {view.categories.length > 1 &&
        field(
          'categoryId',
          <select {...bound('categoryId')}>
            {view.categories.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>,
        )}
      {field('expectedOn', <input type="date" min={view.todayOn} {...bound('expectedOn')} />)}
      <div className={styles.pair}>
        {field('from', <input type="time" {...bound('from')} />)}
        {field('until', <input type="time" {...bound('until')} />)}
      </div>
      {field(
        'language',
        <select {...bound('language')}>
          {languages.map((language) => (
            <option key={language} value={language}>
              {languageNames[language]}
            </option>
          ))}
        </select>,
      )}
      {field('note', <textarea rows={3} maxLength={1000} {...bound('note')} />)}
      <button type="submit" className={frame.action} data-look="sill" disabled={busy}>
        {t(draft.email.trim() === '' ? 'messages.invite.expect' : 'messages.invite.send')}
      </button>
    </form>
  )
}

/** The link's fragment is the token: an error leads to its field without touching it. */
function goTo(event: React.MouseEvent, key: string): void {
  event.preventDefault()
  document.getElementById(key)?.focus()
}

function freshDraft(view: HostView): Draft {
  const { categories, language } = view
  const category = categories.find(({ isDefault }) => isDefault) ?? categories[0]
  return {
    name: '',
    email: '',
    company: '',
    categoryId: category ? String(category.id) : '',
    expectedOn: usualDay(view, Date.now()),
    from: '09:00',
    until: usualUntil,
    language: isLanguage(language) ? language : 'en',
    note: '',
  }
}

function problemsOf({ name, email, expectedOn, from, until }: Draft): Problems {
  const problems: Problems = {}
  if (name.trim() === '') problems.name = 'messages.invite.problem.name'
  if (email.trim() !== '' && !isEmailShaped(email)) problems.email = 'errors.field-email'
  if (expectedOn === '') problems.expectedOn = 'messages.invite.problem.day'
  if (from === '') problems.from = 'messages.invite.problem.time'
  if (until === '') problems.until = 'messages.invite.problem.time'
  return problems
}
