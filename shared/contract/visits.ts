import { z } from 'zod'
import { languages } from '../languages.ts'
import { arrivalScreen, arrivalTold } from './arrivals.ts'
import { call } from './call.ts'
import { webhook } from './messages.ts'
import { givenAnswer, questionKind, seenBy } from './questions.ts'
import { at, done, id, nothing, on, optionalLine, page, personName, reason, texts } from './words.ts'

export const visitStates = ['on-site', 'left', 'closed', 'expired'] as const
export const visitState = z.enum(visitStates)
export type VisitState = z.infer<typeof visitState>

const host = z.object({
  id,
  name: z.string(),
  department: z.string(),
  zone: z.string().describe('where they work, as a fire warden calls it'),
  email: z.string(),
  language: z.enum(languages).nullable().describe('of what is sent to them; none: the office’s'),
  tellByEmail: z.boolean(),
  teamsSet: z.boolean(),
  slackSet: z.boolean(),
  delegateId: id.nullable().describe('told while this host is away or does not answer'),
  awayUntilOn: on.nullable().describe('the last day away'),
  active: z.boolean(),
})
const hostInput = z.object({
  name: personName,
  department: optionalLine,
  zone: optionalLine.optional(),
  email: z.email().max(254).or(z.literal('')),
  language: z.enum(languages).nullable().optional(),
  tellByEmail: z.boolean().optional(),
  teamsWebhook: webhook.optional().describe('left out: as it is; empty: none'),
  slackWebhook: webhook.optional(),
  delegateId: id.nullable().optional(),
  awayUntilOn: on.nullable().optional(),
})

export const hostsContract = {
  suggest: call('hosts', 'suggest', 'At most five hosts, from the third letter on')
    .input(z.object({ text: z.string().max(100) }))
    .output(z.array(z.object({ id, name: z.string(), department: z.string() }))),
  list: call('hosts', 'list', 'All hosts').input(nothing).output(z.array(host)),
  add: call('hosts', 'add', 'Add a host').input(hostInput).output(z.object({ id })),
  update: call('hosts', 'update', 'Change a host')
    .input(hostInput.extend({ hostId: id, active: z.boolean() }))
    .output(done),
}

const category = z.object({
  id,
  name: z.string().describe('in English'),
  names: texts,
  asksCompany: z.boolean(),
  asksHost: z.boolean(),
  asksParty: z.boolean().describe('one person signs in others with them'),
  isDefault: z.boolean(),
  active: z.boolean(),
  position: z.int(),
})
const categoryInput = z.object({
  names: texts,
  asksCompany: z.boolean(),
  asksHost: z.boolean(),
  asksParty: z.boolean().optional(),
  isDefault: z.boolean(),
})

export const categoriesContract = {
  list: call('categories', 'list', 'Visitor categories in their order').input(nothing).output(z.array(category)),
  add: call('categories', 'add', 'Add a category').input(categoryInput).output(z.object({ id })),
  update: call('categories', 'update', 'Change a category; an inactive one is no longer offered')
    .input(categoryInput.extend({ categoryId: id, active: z.boolean(), position: z.int().min(0).max(999) }))
    .output(done),
}

export const signInInput = z.object({
  name: personName,
  company: optionalLine.optional(),
  hostId: id.optional(),
  hostText: optionalLine.optional().describe('who is visited, where the host was not found'),
  categoryId: id,
  noticeVersion: z.int(),
  noticeLanguage: z.string().max(10),
  noticeSha256: z.string().length(64),
  attemptId: z
    .uuid()
    .optional()
    .describe('made when the visitor begins: sent again, it is answered as before, and nobody is signed in twice'),
  answers: z.array(givenAnswer).max(40).optional().describe('to the questions of the category'),
  needsHelp: z.boolean().optional().describe('to leave the building; forgotten when the visit ends'),
  invitation: z.string().max(500).optional().describe('token of an invitation that this visit answers'),
  pass: z.string().max(500).optional().describe('token of the visitor’s pass'),
  party: z.array(personName).max(30).optional().describe('who comes with them, where the category asks'),
})

const party = z
  .array(z.object({ name: z.string(), signOutCode: z.string() }))
  .describe('those still here who came in with them, each with a code of their own')

export const logSorts = ['signedInAt', 'endedAt', 'name', 'company', 'host'] as const
export const logFilter = z.object({
  fromOn: on.optional(),
  toOn: on.optional(),
  categoryId: id.optional(),
  hostId: id.optional(),
  state: visitState.optional(),
  namePrefix: z.string().max(100).optional(),
  sort: z.enum(logSorts).default('signedInAt'),
  descending: z.boolean().default(true),
})
export type LogFilter = z.infer<typeof logFilter>

export const logColumns = [
  'signedInAt',
  'endedAt',
  'state',
  'name',
  'company',
  'host',
  'category',
  'removedOn',
  'noticeVersion',
  'device',
  'timeInDoubt',
] as const
export type LogColumn = (typeof logColumns)[number]

/** A visit as the caller may see it. `masked`: `name` holds initials only ("A. O."); company stays. */
export const logRow = z.object({
  id,
  masked: z.boolean(),
  name: z.string(),
  company: z.string(),
  host: z.string(),
  category: z.string(),
  signedInAt: at,
  signedInOn: on,
  endedAt: at.nullable(),
  state: visitState,
  timeInDoubt: z.boolean().describe('one of its times was written while this machine’s clock was in doubt'),
  removedOn: on,
  heldBy: z.string().nullable().describe('reference of an incident whose hold keeps this visit'),
})
export type LogRow = z.infer<typeof logRow>

/** An answer as the caller may see it. */
const answerSeen = z.object({
  questionId: id,
  kind: questionKind,
  wording: texts,
  choices: z.array(texts),
  text: z.string().nullable().describe('as shared/answer-rules.ts keeps it; none where it is not for this role'),
  drawn: z.string().nullable().describe('a drawn signature: the path of an SVG of the size of signatureField'),
  picture: z.string().nullable().describe('a photo: a ticket for one download within a minute'),
  seenBy,
  removedOn: on,
})

export const visitsContract = {
  signIn: call('visits', 'signIn', 'Sign a visitor in')
    .input(signInInput)
    .output(
      z.object({
        visitId: id,
        signOutCode: z.string(),
        signedInAt: at,
        removedOn: on,
        host: z.string(),
        arrival: arrivalScreen.nullable(),
        party: party.optional(),
      }),
    ),
  signOutByCode: call(
    'visits',
    'signOutByCode',
    'Sign out by the six-character code; the answer never tells whether it matched',
  )
    .input(z.object({ code: z.string().min(1).max(20) }))
    .output(done),
  signOutByName: call(
    'visits',
    'signOutByName',
    'Sign out by full name and company; the answer never tells whether they matched',
  )
    .input(z.object({ name: personName, company: optionalLine }))
    .output(done),
  onSite: call('visits', 'onSite', 'Who is on site now')
    .input(nothing)
    .output(
      z.object({
        now: at,
        visits: z
          .array(logRow.extend({ signOutCode: z.string(), needsHelp: z.boolean() }))
          .describe('newest first, whoever needs help to leave the building before all others'),
        expireAt: z.string().describe('local time at which visits of earlier days are marked expired'),
      }),
    ),
  get: call('visits', 'get', 'One visit with what its visitor answered; earlier days need a purpose, as in the log')
    .input(z.object({ visitId: id }))
    .output(
      logRow.extend({
        noticeVersion: z.int(),
        noticeLanguage: z.string(),
        device: z.string().nullable(),
        answers: z.array(answerSeen),
        arrival: arrivalTold.nullable().describe('how the host was told; none: nobody is told anything'),
      }),
    ),
  close: call('visits', 'close', 'Sign a visitor out on their behalf')
    .input(z.object({ visitId: id }))
    .output(done),
  search: call('visits', 'search', 'The visitor log: filtered, sorted and paged in the database, masked by the server')
    .input(logFilter.extend({ page }))
    .output(
      z.object({
        rows: z.array(logRow),
        total: z.int().describe('visits that match'),
        all: z.int().describe('visits on record'),
        pageSize: z.int(),
        namesShown: z.boolean(),
        todayOn: on,
      }),
    ),
  erase: call('visits', 'erase', 'Erase one visit, with a reason')
    .input(
      z.object({
        visitId: id,
        reason,
        passToo: z.boolean().optional().describe('the pass of this visitor goes with it'),
      }),
    )
    .output(done),
  exportCsv: call('visits', 'exportCsv', 'Export the log as CSV: a ticket for one download within a minute')
    .input(logFilter.extend({ columns: z.array(z.enum(logColumns)).min(1) }))
    .output(z.object({ url: z.string(), rows: z.int() })),
}
