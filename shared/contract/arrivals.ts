import { z } from 'zod'
import { call } from './call.ts'
import { messageChannel, messageProblem, messageState } from './messages.ts'
import { at, done, id, nothing } from './words.ts'

export const hostAnswers = ['coming', 'send-up', 'wrong-person'] as const
export const hostAnswer = z.enum(hostAnswers)
export type HostAnswer = z.infer<typeof hostAnswer>

/**
 * What is known of it: `telling` a message is on its way · `told` one has left, nobody has answered · the three answers ·
 * `in-person` somebody at reception has told them · `reception` it is for reception to tell them.
 */
export const arrivalStates = ['telling', 'told', 'coming', 'send-up', 'wrong-person', 'in-person', 'reception'] as const
export type ArrivalState = (typeof arrivalStates)[number]

export const escalations = ['unanswered', 'quiet', 'no-way', 'failed', 'away', 'not-listed', 'wrong-person'] as const
export type Escalation = (typeof escalations)[number]

const arrival = z.object({
  visitId: id,
  state: z.enum(arrivalStates),
  at: at.describe('since when'),
  to: z.enum(['host', 'delegate']).nullable().describe('who was told, or has answered'),
  by: messageChannel.or(z.literal('person')).nullable().describe('by what they were told'),
  delegate: z.string().nullable().describe('the delegate’s name, where one was told or has answered'),
  waits: z.boolean().describe('whether it is for reception now'),
  why: z.enum(escalations).nullable(),
  since: at.nullable().describe('since when it is for reception'),
})
export type Arrival = z.infer<typeof arrival>

/** How the host of one visit was told, message by message. */
export const arrivalTold = arrival.extend({
  messages: z.array(
    z.object({
      id,
      channel: messageChannel,
      to: z.string().nullable().describe('none: the office’s own channel'),
      state: messageState,
      problem: messageProblem.nullable(),
      attempts: z.int(),
      at: at.describe('when it was settled, or else queued'),
    }),
  ),
})
export type ArrivalTold = z.infer<typeof arrivalTold>

const token = z.string().max(500)

/** What the screen of somebody who has just signed in shows; it asks again by the token. Null: nobody is told anything. */
export const arrivalScreen = z.object({ state: z.enum(arrivalStates), token: z.string() })

/** What somebody who holds an answer link sees: a first name and a company, nothing else of the visitor. */
const waiting = z.object({
  organisation: z.string(),
  language: z.string(),
  timeZone: z.string(),
  visitor: z.string().describe('first name alone'),
  company: z.string(),
  since: at,
  answer: hostAnswer.nullable(),
  answeredAt: at.nullable(),
  mine: z.boolean().describe('whether the holder of this link is who answered'),
  inPerson: z.boolean().describe('whether somebody at reception has told them already'),
})

export const arrivalsContract = {
  onSite: call('arrivals', 'onSite', 'Whether the hosts of visitors who are on site know')
    .input(nothing)
    .output(z.array(arrival)),
  toldInPerson: call('arrivals', 'toldInPerson', 'Somebody at reception has told the host')
    .input(z.object({ visitId: id }))
    .output(done),
  told: call('arrivals', 'told', 'What a visitor’s own screen may know, for as long as it shows their sign-in')
    .input(z.object({ token }))
    .output(z.object({ state: z.enum(arrivalStates), byDelegate: z.boolean() })),
  look: call('arrivals', 'look', 'Who waits, by the link that a host was sent')
    .input(z.object({ token }))
    .output(waiting),
  answer: call('arrivals', 'answer', 'Answer by that link: once, for everybody who was told')
    .input(z.object({ token, answer: hostAnswer }))
    .output(waiting),
}
