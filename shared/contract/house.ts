import { z } from 'zod'
import { call } from './call.ts'
import { at, done, id, nothing, on, personName } from './words.ts'

export const houseSettings = z.object({
  deliveriesOffered: z.boolean().describe('whether the kiosk takes deliveries'),
  deliveryDays: z.int().min(1).max(365).describe('days after which a delivery is removed at the latest'),
  presenceDays: z.int().min(0).max(7).describe('days after their day that a host’s times are kept'),
  tabletsKeepRollCall: z.boolean().describe('whether reception tablets keep the last roll call, encrypted'),
})
export type HouseSettings = z.infer<typeof houseSettings>

export const houseContract = {
  offers: call('house', 'offers', 'What the kiosk offers beside visits')
    .input(nothing)
    .output(z.object({ deliveries: z.boolean(), presence: z.boolean() })),
  settings: call('house', 'settings', 'How deliveries, presence and roll calls are kept')
    .input(nothing)
    .output(houseSettings),
  setSettings: call('house', 'setSettings', 'Change how deliveries, presence and roll calls are kept')
    .input(houseSettings)
    .output(done),
}

const attemptId = z
  .uuid()
  .describe('made when the page opens: sent again, it is answered as before, and nothing happens twice')
const cameOrWent = z.object({ state: z.enum(['in', 'out']), firstName: z.string() })

export const presenceContract = {
  byPin: call('presence', 'byPin', 'A host comes or goes, by number and PIN; whatever is wrong is answered alike')
    .input(z.object({ number: z.string().min(1).max(20), pin: z.string().min(1).max(20), attemptId }))
    .output(cameOrWent),
  byBadge: call('presence', 'byBadge', 'A host comes or goes, by the QR code of their badge')
    .input(z.object({ token: z.string().min(1).max(100), attemptId }))
    .output(cameOrWent),
  list: call('presence', 'list', 'Which hosts are in, and who has a badge')
    .input(nothing)
    .output(z.array(z.object({ hostId: id, number: z.int().nullable(), inAt: at.nullable() }))),
  set: call('presence', 'set', 'Put right that a host is in or out')
    .input(z.object({ hostId: id, state: z.enum(['in', 'out']) }))
    .output(done),
  makeKey: call('presence', 'makeKey', 'A host’s number, PIN and QR code, told this once; earlier ones end')
    .input(z.object({ hostId: id }))
    .output(z.object({ number: z.int(), pin: z.string(), token: z.string() })),
  removeKey: call('presence', 'removeKey', 'End a host’s number, PIN and QR code')
    .input(z.object({ hostId: id }))
    .output(done),
}

export const toldStates = ['nobody', 'waiting', 'told', 'failed'] as const
export type ToldState = (typeof toldStates)[number]
const collectedBy = z.enum(['recipient', 'reception'])

export const deliveriesContract = {
  bring: call('deliveries', 'bring', 'Parcels for a host, or for reception where no host is named')
    .input(z.object({ hostId: id.optional(), parcels: z.int().min(1).max(99), attemptId }))
    .output(z.object({ deliveryId: id, host: z.string(), told: z.enum(toldStates) })),
  list: call('deliveries', 'list', 'Deliveries that wait, and those collected, newest first')
    .input(nothing)
    .output(
      z.array(
        z.object({
          id,
          host: z.string().describe('empty: for reception'),
          department: z.string(),
          parcels: z.int(),
          broughtAt: at,
          remindedOn: on.nullable(),
          collectedAt: at.nullable(),
          collectedBy: collectedBy.nullable(),
          removedOn: on,
          told: z.enum(toldStates),
        }),
      ),
    ),
  collect: call('deliveries', 'collect', 'Somebody collected a delivery')
    .input(z.object({ deliveryId: id, by: collectedBy }))
    .output(done),
}

const personKind = z.enum(['visit', 'host', 'added'])
/** Somebody on the roll call: a visitor by their visit, a host, or somebody who was added by name. */
export const personKey = z.object({ kind: personKind, id })
const onRollCall = personKey.extend({
  name: z.string(),
  of: z.string().describe('company or department'),
  visiting: z.string(),
  zone: z.string().describe('where they, or whom they visit, work'),
  masked: z.boolean().describe('`name` holds initials only: an earlier day’s visitor, and no purpose stated'),
  since: at,
  needsHelp: z.boolean(),
  gone: z.boolean().describe('signed out since the roll call began'),
  safeAt: at.nullable(),
})
export type OnRollCall = z.infer<typeof onRollCall>

const rollCall = z.object({
  id,
  drill: z.boolean(),
  startedAt: at,
  startedBy: z.string().describe('empty: a tablet that had lost the host'),
  endedAt: at.nullable(),
  unnamed: z.int().describe('who stood on it and whose names have been removed since'),
  unnamedSafe: z.int(),
})

const page = z.object({
  now: at,
  call: rollCall.nullable(),
  people: z.array(onRollCall).describe('who needs help first, then by name'),
})
export type RollCallPage = z.infer<typeof page>

const addedKey = z.uuid().describe('made by the screen: sent again, it adds nobody')

export const rollcallContract = {
  list: call('rollcall', 'list', 'Who is in the building: the open roll call, or the one that would begin now')
    .input(nothing)
    .output(page),
  start: call('rollcall', 'start', 'Begin a roll call')
    .input(z.object({ drill: z.boolean() }))
    .output(z.object({ rollCallId: id })),
  mark: call('rollcall', 'mark', 'Tick people off, or take their ticks back')
    .input(z.object({ rollCallId: id, people: z.array(personKey).min(1).max(500), safe: z.boolean() }))
    .output(done),
  add: call('rollcall', 'add', 'Put somebody who stands on no list on the open roll call')
    .input(z.object({ rollCallId: id, key: addedKey, name: personName, safe: z.boolean() }))
    .output(done),
  end: call('rollcall', 'end', 'End the roll call')
    .input(z.object({ rollCallId: id }))
    .output(done),
  past: call('rollcall', 'past', 'Roll calls that ended, newest first, with counts')
    .input(nothing)
    .output(z.array(rollCall.extend({ people: z.int(), safe: z.int() }))),
  report: call('rollcall', 'report', 'One roll call, to print')
    .input(z.object({ rollCallId: id }))
    .output(page.extend({ openings: z.array(z.object({ device: z.string(), listedAt: at, openedAt: at })) })),
  copy: call('rollcall', 'copy', 'What a reception tablet keeps for the time that it loses the host')
    .input(nothing)
    .output(page.extend({ keep: z.boolean(), organisation: z.string(), timeZone: z.string() })),
  catchUp: call('rollcall', 'catchUp', 'What a tablet did with its kept roll call while the host was away')
    .input(
      z.object({
        openings: z
          .array(z.object({ key: z.uuid(), listedAt: at, openedAt: at, rollCallId: id.nullable() }))
          .min(1)
          .max(50),
        marks: z.array(z.object({ person: personKey, safe: z.boolean(), markedAt: at })).max(2000),
        added: z.array(z.object({ key: addedKey, name: personName, safe: z.boolean(), addedAt: at })).max(50),
      }),
    )
    .output(z.object({ marked: z.int() })),
}
