import { z } from 'zod'
import { languages } from '../languages.ts'
import { call } from './call.ts'
import { at, clockTime, done, id, lines, nothing, on, optionalLine, personName } from './words.ts'

/** `missed`: the day has gone by and nobody came. */
export const invitationStates = ['expected', 'arrived', 'missed', 'cancelled'] as const
export type InvitationState = (typeof invitationStates)[number]

const language = z.enum(languages)
const note = lines(1000)
const email = z.email().max(254)

/** The visitor, and when they are expected: by the office's calendar and clock. */
const guest = z.object({
  name: personName,
  email: email.or(z.literal('')).describe('empty: nothing is sent'),
  company: optionalLine,
  categoryId: id,
  expectedOn: on,
  from: clockTime,
  until: clockTime,
  language,
  note: note.describe('for the visitor to read'),
})
export type Guest = z.infer<typeof guest>

const invitation = guest.extend({
  id,
  host: z.object({ id, name: z.string() }),
  category: z.string(),
  state: z.enum(invitationStates),
  byHost: z.boolean().describe('invited by the host’s own link'),
  mail: z.enum(['none', 'waiting', 'sent', 'failed']).describe('the newest message to the visitor'),
})
export type Invitation = z.infer<typeof invitation>

const token = z.string().min(1).max(500)
/** Eight characters; read as they were meant, with spaces, dashes and look-alikes. */
const typed = z.string().min(1).max(40)

const settings = z.object({
  kioskReadsCodes: z.boolean(),
  offersPasses: z.boolean(),
  passDays: z.int().min(1).max(365),
  directions: z.partialRecord(language, lines(1000)).describe('by language; how to find the office'),
})
export type InvitationSettings = z.infer<typeof settings>

export const codeStates = ['unknown', 'early', 'used', 'cancelled', 'expired'] as const
export type CodeState = (typeof codeStates)[number]

/** What a code is good for. Nothing personal but to who holds it, and only where it can be used now. */
const looked = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('ready'),
    kind: z.enum(['invitation', 'pass']),
    token: z.string().describe('for visits.signIn'),
    name: z.string(),
    company: z.string(),
    host: z.object({ id, name: z.string(), department: z.string() }).nullable(),
    categoryId: id.nullable(),
    language: language.describe('in which its holder was written to'),
    until: on.describe('the last day on which it is any use'),
  }),
  z.object({ state: z.literal('on-site'), signOutCode: z.string() }),
  z.object({ state: z.enum(codeStates) }),
])
export type Looked = z.infer<typeof looked>

export const invitationsContract = {
  list: call('invitations', 'list', 'Who is expected: today, on later days, or, by initials, was in the last seven')
    .input(z.object({ when: z.enum(['today', 'coming', 'past']) }))
    .output(
      z.object({ todayOn: on, rows: z.array(invitation), counts: z.object({ today: z.int(), coming: z.int() }) }),
    ),
  invite: call('invitations', 'invite', 'Expect a visitor, and tell them by e-mail')
    .input(guest.extend({ hostId: id }))
    .output(z.object({ id })),
  update: call('invitations', 'update', 'Change an invitation; the visitor is told what counts now')
    .input(guest.extend({ invitationId: id, hostId: id }))
    .output(done),
  cancel: call('invitations', 'cancel', 'Cancel an invitation; the visitor is told')
    .input(z.object({ invitationId: id }))
    .output(done),
  resend: call('invitations', 'resend', 'Send an invitation once more')
    .input(z.object({ invitationId: id }))
    .output(done),
  settings: call('invitations', 'settings', 'What the office offers of invitations and passes')
    .input(nothing)
    .output(settings),
  setSettings: call('invitations', 'setSettings', 'Change what the office offers of invitations and passes')
    .input(settings)
    .output(done),
  station: call('invitations', 'station', 'What a kiosk needs to check codes by itself')
    .input(nothing)
    .output(
      z.object({
        publicKey: z.string().describe('Ed25519, 32 bytes as base64url'),
        readsCodes: z.boolean(),
        passDays: z.int().nullable().describe('none: no passes are offered'),
      }),
    ),
  look: call('invitations', 'look', 'What an invitation or a pass says, by its token or its typed code')
    .input(z.union([z.object({ token }), z.object({ code: typed })]))
    .output(looked),

  links: call('invitations', 'links', 'Which hosts have a link of their own, and until when')
    .input(nothing)
    .output(z.array(z.object({ hostId: id, madeAt: at, expiresAt: at }))),
  sendLink: call('invitations', 'sendLink', 'Send a host a new link of their own; the one before stops')
    .input(z.object({ hostId: id }))
    .output(z.object({ expiresAt: at })),
  revokeLink: call('invitations', 'revokeLink', 'Stop a host’s link')
    .input(z.object({ hostId: id }))
    .output(done),

  hostLook: call('invitations', 'hostLook', 'What a host sees by their own link: their own coming visitors')
    .input(z.object({ token }))
    .output(
      z.object({
        organisation: z.string(),
        host: z.string(),
        language: z.string(),
        timeZone: z.string(),
        todayOn: on,
        categories: z.array(z.object({ id, name: z.string(), isDefault: z.boolean() })),
        rows: z.array(
          invitation.pick({
            id: true,
            name: true,
            company: true,
            expectedOn: true,
            from: true,
            until: true,
            state: true,
          }),
        ),
      }),
    ),
  hostInvite: call('invitations', 'hostInvite', 'Expect a visitor, by a host’s own link')
    .input(guest.extend({ token }))
    .output(done),
  hostCancel: call('invitations', 'hostCancel', 'Cancel one of their own invitations, by a host’s own link')
    .input(z.object({ token, invitationId: id }))
    .output(done),
}

export const passesContract = {
  make: call('passes', 'make', 'Remember the visitor who has just signed in here, because they asked')
    .input(z.object({ visitId: id, signOutCode: z.string().min(1).max(20), language }))
    .output(z.object({ token: z.string(), code: z.string(), expiresOn: on })),
  send: call('passes', 'send', 'Send a pass to its holder; the address is forgotten when it has left')
    .input(z.object({ token, email }))
    .output(done),
  forget: call('passes', 'forget', 'Forget its holder').input(z.object({ token })).output(done),
  list: call('passes', 'list', 'Who asked to be remembered: initials and company')
    .input(nothing)
    .output(
      z.array(z.object({ id, name: z.string(), company: z.string(), category: z.string(), madeAt: at, expiresOn: on })),
    ),
  remove: call('passes', 'remove', 'Remove a pass')
    .input(z.object({ passId: id }))
    .output(done),
  ofVisit: call('passes', 'ofVisit', 'The pass, if any, that a visit was signed in with or that was made at it')
    .input(z.object({ visitId: id }))
    .output(z.object({ passId: id.nullable() })),
}
