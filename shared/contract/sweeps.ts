import { z } from 'zod'
import { call } from './call.ts'
import { at, done, id, nothing, reason } from './words.ts'

export const brakeReasons = ['backlog', 'amount', 'newly-missing'] as const
export const sweepOutcomes = ['running', 'complete', 'braked', 'partial', 'suspended', 'interrupted'] as const

const brake = z.object({
  id,
  cameraId: id,
  camera: z.string(),
  reason: z.enum(brakeReasons),
  segments: z.int(),
  bytes: z.number(),
  fromAt: at,
  toAt: at,
  raisedAt: at,
  approvedBy: z.array(z.object({ staffId: id, name: z.string(), at })),
})

const sweepRow = z.object({
  id,
  startedAt: at,
  finishedAt: at.nullable(),
  startedBy: z.string().nullable().describe('a staff member, or nobody: the machine'),
  outcome: z.enum(sweepOutcomes),
  removed: z.int(),
  bytes: z.number(),
  held: z.int().describe('segments past their time that a hold keeps'),
  pardoned: z.int().describe('files that could not be removed and stay registered'),
  unchecked: z.int().describe('sources that could not be seen'),
  certificate: z.int().nullable(),
})

const certificateLine = z.object({
  cameraId: id,
  camera: z.string(),
  fromAt: at,
  toAt: at,
  segments: z.int(),
  bytes: z.number(),
})

export const sweepsContract = {
  state: call('sweeps', 'state', 'Next and last sweep, brakes, clock')
    .input(nothing)
    .output(
      z.object({
        nowAt: at.describe('what this machine’s clock shows'),
        nextAt: at.nullable(),
        running: z.boolean(),
        dueSegments: z.int(),
        horizonAt: at,
        last: sweepRow.nullable(),
        brakes: z.array(brake),
        clock: z.object({ trusted: z.boolean(), since: at, reason: z.string().nullable() }),
      }),
    ),
  list: call('sweeps', 'list', 'Sweeps, newest first').input(nothing).output(z.array(sweepRow)),
  now: call('sweeps', 'now', 'Sweep now').input(nothing).output(sweepRow),
  approveBrakes: call('sweeps', 'approveBrakes', 'One of two different people who agree to what the brake stopped')
    .input(z.object({ brakeIds: z.array(id).min(1).max(2000) }))
    .output(z.object({ stillNeeded: z.int() })),
  certificate: call('sweeps', 'certificate', 'One certificate')
    .input(z.object({ number: z.int().positive() }))
    .output(
      z.object({
        number: z.int(),
        sweepId: id,
        issuedAt: at,
        horizonAt: at,
        outcome: z.enum(sweepOutcomes).describe('how its sweep ended'),
        organisation: z.string(),
        retentionDays: z.int(),
        removed: z.int(),
        bytes: z.number(),
        held: z.int(),
        pardoned: z.int(),
        unchecked: z.int(),
        digest: z.string().describe('SHA-256 of the listing of what was removed'),
        auditEntry: z.int(),
        confirmedBy: z.array(z.string()).describe('who agreed where the brake asked'),
        lines: z.array(certificateLine),
      }),
    ),
}

export const clockContract = {
  confirm: call('clock', 'confirm', 'Say that this machine’s clock is right').input(z.object({ reason })).output(done),
}
