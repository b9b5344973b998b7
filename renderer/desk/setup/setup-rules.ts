import type { Answer } from '../../../shared/contract/index.ts'
import { isEmailShaped } from '../../../shared/email-shape.ts'
import { leastLetters, letterCount } from '../secret-lengths.ts'

/** The pages of set-up, in their order. */
export const setUpPages = [
  'code',
  'organisation',
  'regulator',
  'time',
  'administrator',
  'manager',
  'lead',
  'recovery',
  'recoveryCheck',
  'device',
  'source',
  'check',
] as const
export type SetUpPageName = (typeof setUpPages)[number]

export const people = ['administrator', 'manager', 'lead'] as const
export type FirstPerson = (typeof people)[number]

export type Opened = Answer<'setup', 'open'>

/** Everything typed, flat, by the path that the host's refusals name. */
export type SetUpDraft = Record<string, string | boolean>

export function freshDraft(): SetUpDraft {
  const draft: SetUpDraft = { code: '', regulatorConfirmed: false, addSource: 'later', deviceName: '' }
  for (const person of people) {
    for (const key of ['name', 'signInName', 'passphrase']) draft[`${person}.${key}`] = ''
  }
  for (const key of ['source.name', 'source.path']) draft[key] = ''
  return { ...draft, layoutKind: 'frigate', 'source.layout': '<camera>/%Y-%m-%d/%H-%M-%S.mp4' }
}

/** The office's defaults as the form's texts. */
export function draftOfDefaults(defaults: Opened['defaults']): SetUpDraft {
  return Object.fromEntries(Object.entries(defaults).map(([key, value]) => [`organisation.${key}`, String(value)]))
}

/** The page on which an input stands, by the path a refusal names. */
export function pageOfField(path: string): SetUpPageName {
  const [first = '', second = ''] = path.split('.')
  if (first === 'organisation') {
    if (['timeZone', 'footageRetentionDays', 'visitRetentionDays'].includes(second)) return 'time'
    return second.startsWith('regulator') ? 'regulator' : 'organisation'
  }
  if (first === 'regulatorConfirmed') return 'regulator'
  if (first === 'recoveryTyped') return 'recoveryCheck'
  if (first === 'deviceName') return 'device'
  if (first === 'source') return 'source'
  return people.find((person) => person === first) ?? 'code'
}

/** The recovery key's eight groups, as they are printed. */
export function keyGroups(recoveryKey: string): string[] {
  return recoveryKey.split(/[\s-]+/).filter(Boolean)
}

const text = (draft: SetUpDraft, key: string) => String(draft[key] ?? '').trim()
const inDays = (value: string, most: number) => /^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= most

/** What is missing or wrong on a page: field path to a key under `setup.problem`. */
export function problemsOfPage(page: SetUpPageName, draft: SetUpDraft, opened: Opened | null): Record<string, string> {
  const found: Record<string, string> = {}
  const need = (key: string, problem: string, good = text(draft, key) !== '') => {
    if (!good) found[key] = problem
  }
  if (page === 'code') need('code', 'code', text(draft, 'code').replace(/[\s-]/g, '').length === 8)
  if (page === 'organisation') {
    need('organisation.organisation', 'organisation')
    need('organisation.contactEmail', 'email', isEmailShaped(text(draft, 'organisation.contactEmail')))
  }
  if (page === 'regulator') {
    need('organisation.regulatorName', 'regulator')
    need('regulatorConfirmed', 'regulatorConfirmed', draft.regulatorConfirmed === true)
  }
  if (page === 'time') {
    need('organisation.timeZone', 'timeZone')
    need(
      'organisation.footageRetentionDays',
      'footageDays',
      inDays(text(draft, 'organisation.footageRetentionDays'), 31),
    )
    need('organisation.visitRetentionDays', 'visitDays', inDays(text(draft, 'organisation.visitRetentionDays'), 3650))
  }
  const person = people.find((name) => name === page)
  if (person) Object.assign(found, problemsOfPerson(person, draft))
  if (page === 'recoveryCheck' && opened) {
    const groups = keyGroups(opened.recoveryKey)
    opened.confirmGroups.forEach((group, at) => {
      const typed = text(draft, `recoveryTyped.${at}`).toUpperCase()
      need(`recoveryTyped.${at}`, 'recovery', typed === groups[group - 1]?.toUpperCase())
    })
  }
  if (page === 'device') need('deviceName', 'deviceName')
  if (page === 'source' && draft.addSource === 'now') {
    need('source.name', 'sourceName')
    need('source.path', 'sourcePath')
    if (draft.layoutKind === 'strftime') need('source.layout', 'sourceLayout')
  }
  return found
}

function problemsOfPerson(person: FirstPerson, draft: SetUpDraft): Record<string, string> {
  const found: Record<string, string> = {}
  const signInName = text(draft, `${person}.signInName`)
  if (!text(draft, `${person}.name`)) found[`${person}.name`] = 'name'
  if (signInName.length < 2) found[`${person}.signInName`] = 'signInName'
  const before = people.slice(0, people.indexOf(person))
  const taken = before.some((other) => text(draft, `${other}.signInName`).toLowerCase() === signInName.toLowerCase())
  if (signInName && taken) found[`${person}.signInName`] = 'signInNameTaken'
  const passphrase = String(draft[`${person}.passphrase`] ?? '')
  if (letterCount(passphrase) < leastLetters.passphrase) found[`${person}.passphrase`] = 'passphrase'
  return found
}
