import { z } from 'zod'
import { call } from './call.ts'
import { at, clockTime, done, id, nothing, optionalLine, page } from './words.ts'

export const messageChannels = ['email', 'teams', 'slack'] as const
export const messageChannel = z.enum(messageChannels)
export type MessageChannel = z.infer<typeof messageChannel>

export const messageStates = ['queued', 'sending', 'sent', 'failed', 'dropped'] as const
export const messageState = z.enum(messageStates)

/** Why a message could not be sent: each is a text under `messaging.problem`. */
export const messageProblems = [
  'not-set-up',
  'unreachable',
  'slow',
  'certificate',
  'no-encryption',
  'sign-in-refused',
  'sender-refused',
  'recipient-refused',
  'refused',
  'busy',
  'moved',
  'gone',
  'too-late',
  'fault',
] as const
export type MessageProblem = (typeof messageProblems)[number]
export const messageProblem = z.enum(messageProblems)

/** An address that a channel gives to whoever may write into it. */
export const webhook = z
  .url({ protocol: /^https$/ })
  .max(2000)
  .or(z.literal(''))

export const smtpSecurities = ['starttls', 'tls', 'none'] as const

const messageSettings = z.object({
  smtpServer: optionalLine.describe('name or address; empty: no e-mail is sent'),
  smtpPort: z.int().min(1).max(65_535),
  smtpSecurity: z.enum(smtpSecurities).describe('none: only for a server on this machine'),
  smtpSignInName: optionalLine,
  smtpCertificate: z.string().max(8000).describe('PEM, trusted beside the usual authorities; empty: none'),
  fromName: optionalLine,
  fromAddress: z.email().max(254).or(z.literal('')),
  officeHears: z.enum(['arrivals', 'unanswered']).describe('what the office’s own channels are told'),
  quietFrom: clockTime.nullable(),
  quietTo: clockTime.nullable(),
  escalateMinutes: z.int().min(1).max(60),
  baseAddress: z
    .url({ protocol: /^https?$/ })
    .max(200)
    .or(z.literal(''))
    .describe('empty: the network door’s own'),
})
export type MessageSettings = z.infer<typeof messageSettings>

/** Of a secret that is kept, a screen learns only that it is there and where it leads. */
const kept = z.object({ set: z.boolean(), leadsTo: z.string() })

export const messagesContract = {
  settings: call('messages', 'settings', 'How messages leave; secrets stay where they are')
    .input(nothing)
    .output(
      messageSettings.extend({
        passwordSet: z.boolean(),
        teams: kept,
        slack: kept,
        ownAddress: z.string().describe('with which links begin while no base address is set; empty: there are none'),
      }),
    ),
  setSettings: call('messages', 'setSettings', 'Change how messages leave; a secret that is left out stays')
    .input(
      messageSettings.extend({
        smtpPassword: z.string().max(500).optional().describe('empty: none'),
        teamsWebhook: webhook.optional(),
        slackWebhook: webhook.optional(),
      }),
    )
    .output(done),
  test: call('messages', 'test', 'Send a test message by the settings as they are saved, and say what was answered')
    .input(z.object({ channel: messageChannel, to: z.email().max(254).optional() }))
    .output(
      z.object({
        problem: messageProblem.nullable(),
        said: z.string().describe('what the other side answered, as it said it'),
      }),
    ),
  list: call('messages', 'list', 'Messages that wait or could not be sent, latest first')
    .input(z.object({ page }))
    .output(
      z.object({
        rows: z.array(
          z.object({
            id,
            kind: z.string(),
            channel: messageChannel,
            host: z.string().nullable(),
            state: messageState,
            problem: messageProblem.nullable(),
            attempts: z.int(),
            queuedAt: at,
            dueAt: at,
            givesUpAt: at,
          }),
        ),
        total: z.int(),
        pageSize: z.int(),
        sentToday: z.int(),
      }),
    ),
  tryAgain: call('messages', 'tryAgain', 'Try again at once what waits or could not be sent')
    .input(nothing)
    .output(z.object({ messages: z.int() })),
}
