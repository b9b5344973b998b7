import { z } from 'zod'
import { call } from './call.ts'
import { officeLanguages } from './languages.ts'
import {
  at,
  deviceMode,
  done,
  id,
  keyboardKind,
  label,
  nothing,
  page,
  personName,
  reason,
  role,
  secret,
} from './words.ts'

export const purposeTasks = ['visit-log', 'visit-export'] as const
export const purposeTask = z.enum(purposeTasks)
export type PurposeTask = z.infer<typeof purposeTask>

export const purposeCodes = [
  'on-site-help',
  'incident',
  'rights-request',
  'safety-check',
  'host-question',
  'other',
] as const
export const purposeCode = z.enum(purposeCodes)
export type PurposeCode = z.infer<typeof purposeCode>

const signInName = z.string().min(2).max(60)

export const me = z.object({
  setUp: z.boolean(),
  organisation: z.string().nullable(),
  timeZone: z.string().nullable(),
  languages: officeLanguages,
  now: at,
  device: z
    .object({
      id,
      name: z.string(),
      mode: deviceMode,
      pixelsPerMm: z.number(),
      keyboard: keyboardKind,
      prints: z.boolean(),
    })
    .nullable(),
  staff: z
    .object({
      id,
      name: z.string(),
      roles: z.array(role),
      secretKind: z.enum(['pin', 'passphrase']),
      mustChangeSecret: z.boolean(),
      idleMs: z.int().describe('after so long without a call the session ends'),
    })
    .nullable(),
  purposes: z.array(z.object({ task: purposeTask, code: purposeCode, expiresAt: at })),
})
export type Me = z.infer<typeof me>

const staffMember = z.object({
  id,
  name: z.string(),
  signInName: z.string(),
  roles: z.array(role),
  secretKind: z.enum(['pin', 'passphrase']),
  mustChangeSecret: z.boolean(),
  disabledAt: at.nullable(),
  lastSignInAt: at.nullable(),
})

export const staffContract = {
  me: call('staff', 'me', 'Who and which device is asking').input(nothing).output(me),
  signIn: call('staff', 'signIn', 'Sign in with a PIN (on an enrolled device) or a passphrase')
    .input(z.object({ signInName, secret }))
    .output(me),
  signOut: call('staff', 'signOut', 'End this session').input(nothing).output(done),
  changeSecret: call('staff', 'changeSecret', 'Change one’s own PIN or passphrase')
    .input(z.object({ current: secret, next: secret }))
    .output(done),
  statePurpose: call('staff', 'statePurpose', 'Say why personal data is needed; valid 15 minutes for that task')
    .input(z.object({ task: purposeTask, code: purposeCode, text: reason, incidentId: id.optional() }))
    .output(z.object({ expiresAt: at })),
  list: call('staff', 'list', 'Staff members').input(nothing).output(z.array(staffMember)),
  add: call('staff', 'add', 'Add a staff member; the answer holds a one-time secret to be changed at sign-in')
    .input(z.object({ name: personName, signInName, roles: z.array(role).min(1) }))
    .output(z.object({ id, oneTimeSecret: z.string() })),
  update: call('staff', 'update', 'Change a name or roles; never one’s own roles upwards')
    .input(z.object({ staffId: id, name: personName, roles: z.array(role).min(1) }))
    .output(
      z.object({ oneTimeSecret: z.string().optional().describe('where the new roles need the other kind of secret') }),
    ),
  resetSecret: call('staff', 'resetSecret', 'Replace a secret with a one-time one')
    .input(z.object({ staffId: id }))
    .output(z.object({ oneTimeSecret: z.string() })),
  disable: call('staff', 'disable', 'Take away access, at once')
    .input(z.object({ staffId: id }))
    .output(done),
  enable: call('staff', 'enable', 'Give access back')
    .input(z.object({ staffId: id }))
    .output(done),
}

const enrolledDevice = z.object({
  id,
  name: z.string(),
  mode: deviceMode,
  prints: z.boolean().describe('whether a label printer stands beside it'),
  enrolledAt: at,
  lastSeenAt: at.nullable(),
  revokedAt: at.nullable(),
  thisDevice: z.boolean(),
})

export const devicesContract = {
  enrol: call('devices', 'enrol', 'Enrol this browser with a code')
    .input(
      z.object({
        code: z.string().min(1).max(40),
        pixelsPerMm: z.number().min(1).max(40).optional(),
        keyboard: keyboardKind.optional(),
      }),
    )
    .output(z.object({ mode: deviceMode, name: z.string() })),
  makeCode: call('devices', 'makeCode', 'Make an enrolment code: five minutes, five tries, one open at a time')
    .input(z.object({ name: label, mode: deviceMode }))
    .output(z.object({ code: z.string(), expiresAt: at })),
  list: call('devices', 'list', 'Enrolled devices').input(nothing).output(z.array(enrolledDevice)),
  setPrints: call('devices', 'setPrints', 'Say whether a label printer stands beside a device')
    .input(z.object({ deviceId: id, prints: z.boolean() }))
    .output(done),
  revoke: call('devices', 'revoke', 'Revoke a device, at once')
    .input(z.object({ deviceId: id }))
    .output(done),
  networkDoor: call(
    'devices',
    'networkDoor',
    'Where tablets reach this office, and the SHA-256 of what they have to trust',
  )
    .input(nothing)
    .output(z.object({ addresses: z.array(z.string()), fingerprint: z.string().nullable() })),
}

const auditEntry = z.object({
  n: z.int(),
  at,
  timeInDoubt: z.boolean().describe('written while this machine’s clock was in doubt'),
  actorKind: z.enum(['staff', 'visitor', 'machine', 'console']),
  actorId: id.nullable(),
  actorName: z.string().nullable(),
  deviceId: id.nullable(),
  action: z.string(),
  subject: z.string().nullable(),
  subjectId: id.nullable(),
  purposeCode: purposeCode.nullable(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.number())])),
})

export const auditContract = {
  list: call('audit', 'list', 'The audit trail, newest first')
    .input(
      z.object({
        page,
        action: z.string().max(60).optional(),
        staffId: id.optional(),
        fromAt: at.optional(),
        toAt: at.optional(),
      }),
    )
    .output(z.object({ entries: z.array(auditEntry), total: z.int(), pageSize: z.int() })),
}
