import { z } from 'zod'
import { call } from './call.ts'
import { clockState } from './clock.ts'
import { at, id, nothing, on } from './words.ts'

export const brakeReasons = ['backlog', 'amount', 'newly-missing'] as const
export const sweepOutcomes = ['running', 'complete', 'braked', 'partial', 'suspended', 'interrupted'] as const

/**
 * Why a file that was to be removed stays: `changed` it is not what was registered; `denied` no permission; `busy` another
 * program has it open; `read-only` file system; `unreachable` by a link, a mount or another device; `interrupted` the
 * process ended before its turn; `unknown` the disk does not say.
 */
export const pardonReasons = [
  'changed',
  'denied',
  'busy',
  'read-only',
  'unreachable',
  'interrupted',
  'unknown',
] as const
export const pardonCount = z.object({ reason: z.enum(pardonReasons), segments: z.int() })

/**
 * What keeps footage beyond its time: the `clock` is in doubt, the register was `restored`, the source is `unreachable`,
 * a `brake` waits for two people, the files were `pardoned`, or it was not reached (`unswept`).
 */
export const overdueReasons = ['clock', 'restored', 'unreachable', 'brake', 'pardoned', 'unswept'] as const
export type OverdueReason = (typeof overdueReasons)[number]

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
  pardons: z.array(pardonCount).describe('the same by why'),
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

const keptStretch = z.object({ cameraId: id, camera: z.string(), fromAt: at, toAt: at, segments: z.int() })

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
        clock: clockState,
      }),
    ),
  coming: call('sweeps', 'coming', 'What the next sweep will take of each camera, and what stays with why')
    .input(nothing)
    .output(
      z.object({
        nextAt: at.nullable(),
        horizonAt: at.describe('what ended before this goes then'),
        cameras: z.array(
          z.object({
            cameraId: id,
            camera: z.string(),
            source: z.string(),
            goes: z.object({ segments: z.int(), bytes: z.number(), fromAt: at.nullable(), toAt: at.nullable() }),
            held: z.int().describe('past their time, kept by holds'),
            notDue: z.int().describe('not yet past their time'),
            suspect: z.int().describe('of all of them, those that stay for their later file time'),
            waits: z.enum(brakeReasons).nullable().describe('why two people are asked first'),
            problem: z.string().nullable().describe('why its source cannot be seen: nothing goes there'),
          }),
        ),
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
        pardons: z.array(pardonCount),
        unchecked: z.int(),
        digest: z.string().describe('SHA-256 of the listing of what was removed'),
        auditEntry: z.int(),
        confirmedBy: z.array(z.string()).describe('who agreed where the brake asked'),
        cameras: z
          .array(
            z.object({ cameraId: id, camera: z.string(), segments: z.int(), bytes: z.number(), digest: z.string() }),
          )
          .describe('per camera, with the digest of its listing'),
        lines: z.array(certificateLine),
      }),
    ),
  prove: call('sweeps', 'prove', 'What footage existed on a day beyond its time, and what kept it')
    .input(z.object({ on }))
    .output(
      z.object({
        on,
        at: at.describe('the end of that local day, or now'),
        cutAt: at.describe(
          'what ended before this should have been gone: the days of retention, and one for the sweep',
        ),
        retentionDays: z.int(),
        organisation: z.string(),
        held: z.array(keptStretch.extend({ holdId: id, reference: z.string() })),
        left: z.array(keptStretch.extend({ reason: z.enum(overdueReasons) })).describe('kept without a hold'),
        unseen: z.array(z.object({ source: z.string(), problem: z.string(), since: at })),
        unknown: z.array(z.string()).describe('cameras with such footage that Foyer did not know yet'),
        clockInDoubt: z.boolean(),
        certificates: z.array(z.object({ number: z.int(), removed: z.int() })).describe('of that day'),
      }),
    ),
  proofFile: call('sweeps', 'proofFile', 'The same as PDF or as JSON')
    .input(z.object({ on, format: z.enum(['pdf', 'json']) }))
    .output(z.object({ url: z.string().describe('fetched once, within a minute') })),
  certificateFile: call('sweeps', 'certificateFile', 'A certificate as PDF, or as JSON with every range and its digest')
    .input(z.object({ number: z.int().positive(), format: z.enum(['pdf', 'json']) }))
    .output(z.object({ url: z.string().describe('fetched once, within a minute') })),
}
