import type { Answer } from '../../../shared/contract/index.ts'
import type { Language } from '../../../shared/languages.ts'
import { addDays } from '../../../shared/time.ts'
import { readTime } from '../incidents/local-moment.ts'

export type Expected = Answer<'invitations', 'list'>['rows'][number]

/** An invitation as it stands in the form: texts as they are typed. */
export type InvitationDraft = {
  name: string
  email: string
  company: string
  hostId: string
  categoryId: string
  expectedOn: string
  from: string
  until: string
  language: Language
  note: string
}

/** A new invitation: for the next full hour and the one after it, late in the evening for the next morning; nobody chosen. */
export function freshDraft(todayOn: string, clock: string, categoryId: number | undefined): InvitationDraft {
  const next = Number(clock.slice(0, 2)) + 1
  const late = next > 22
  const hour = late ? 9 : next
  const full = (at: number) => `${String(at).padStart(2, '0')}:00`
  return {
    name: '',
    email: '',
    company: '',
    hostId: '',
    categoryId: categoryId === undefined ? '' : String(categoryId),
    expectedOn: late ? addDays(todayOn, 1) : todayOn,
    from: full(hour),
    until: full(hour + 1),
    language: 'en',
    note: '',
  }
}

export function draftOf(row: Expected): InvitationDraft {
  const { name, email, company, expectedOn, from, until, language, note } = row
  const chosen = { hostId: String(row.host.id), categoryId: String(row.categoryId) }
  return { name, email, company, ...chosen, expectedOn, from, until, language, note }
}

/** What is sent. */
export function invitationInput(draft: InvitationDraft) {
  return {
    ...draft,
    email: draft.email.trim(),
    from: readTime(draft.from) ?? draft.from,
    until: readTime(draft.until) ?? draft.until,
    hostId: Number(draft.hostId),
    categoryId: Number(draft.categoryId),
  }
}
