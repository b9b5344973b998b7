import { z } from 'zod'
import { call } from './call.ts'
import { organisation } from './setup.ts'
import { at, clockTime, nothing } from './words.ts'

const settings = organisation.extend({
  openVisitsExpireAt: clockTime,
  sweepAt: clockTime,
  holdCoolingOffHours: z.int().min(24).max(720).describe('from agreeing to a release until the hold ends'),
  footageDigests: z.boolean().describe('whether every segment that is registered gets its SHA-256'),
})
export type Settings = z.infer<typeof settings>

export const settingsContract = {
  get: call('settings', 'get', 'The office’s settings')
    .input(nothing)
    .output(settings.extend({ timeZones: z.array(z.string()) })),
  update: call(
    'settings',
    'update',
    'Change the office’s settings; a new notice version follows where its words change',
  )
    .input(settings)
    .output(z.object({ noticeVersion: z.int() })),
}

export const needKinds = [
  'key-reduced-protection',
  'clock-suspect',
  'brake',
  'source-problem',
  'overdue-footage',
  'overdue-clock',
  'overdue-restored',
  'overdue-unreachable',
  'overdue-brake',
  'overdue-pardoned',
  'overdue-unswept',
  'overdue-visits',
  'hold-review',
  'release-asked',
  'open-visits',
  'console-reset',
  'held-vanished',
  'vault-away',
  'vault-full',
  'vault-behind',
  'disk-low',
  'no-source',
  'no-host',
  'messages-failing',
  'no-email',
  'time-suspect',
  'refused-access',
] as const
export type NeedKind = (typeof needKinds)[number]

export const dashboardContract = {
  get: call('dashboard', 'get', 'What needs a person, most urgent first, by what the caller’s roles may do')
    .input(nothing)
    .output(
      z.object({
        needs: z.array(
          z.object({
            kind: z.enum(needKinds),
            urgent: z.boolean(),
            since: at.nullable(),
            count: z.int(),
            name: z.string().nullable().describe('a source’s or an incident’s name, never a visitor’s'),
            path: z.string().describe('the screen that mends it'),
          }),
        ),
        onSite: z.int().nullable(),
        jobs: z.array(
          z.object({ job: z.string(), lastAt: at.nullable(), outcome: z.string().nullable(), nextAt: at.nullable() }),
        ),
      }),
    ),
}
