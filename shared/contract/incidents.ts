import { z } from 'zod'
import { call } from './call.ts'
import { at, done, id, label, longText, nothing, on, reason, span } from './words.ts'

/** Why the vault has no copy of a held segment yet. */
export const copyProblems = [
  'full',
  'changed',
  'absent',
  'unreadable',
  'unseen',
  'unwritable',
  'differs',
  'lost',
] as const

const inVault = z.object({
  safeSegments: z.int().describe('copies that are on the disk, verified by SHA-256'),
  safeBytes: z.number(),
  onlyHere: z.int().describe('of those, the ones that the recorder no longer has'),
  hashed: z.int().describe('segments whose SHA-256 is known, from their file or their copy'),
  altered: z.int().describe('of those, the ones whose copy is not what their file was when it was first read'),
  problem: z.enum(copyProblems).nullable().describe('why the most of the others have none yet'),
  problems: z.int().describe('how many of them say so'),
  away: z.boolean().describe('the vault cannot be seen now: nothing in it is lost for that, and nothing is copied'),
})

const hold = z.object({
  id,
  fromAt: at,
  toAt: at,
  keptFromAt: at.nullable().describe('rounded outward to whole segments'),
  keptToAt: at.nullable(),
  cameras: z.array(z.object({ id, name: z.string() })),
  reason: z.string(),
  reviewOn: on,
  placedBy: z.string(),
  placedAt: at,
  segments: z.int(),
  bytes: z.number(),
  vault: inVault,
  vanished: z.int().describe('held segments that were gone before they were in the vault'),
  visits: z.int(),
  releaseAskedBy: z.object({ id, name: z.string() }).nullable(),
  releaseAskedAt: at.nullable(),
  releaseReason: z.string().nullable(),
  releasedBy: z.string().nullable().describe('who agreed; the hold lasts until releasedAt'),
  approvedAt: at.nullable(),
  coolingOffHours: z.int().describe('as the office has it now'),
  releasesAt: at.nullable().describe('the end of the cooling-off'),
  releasedAt: at.nullable(),
})

export const incidentKinds = ['theft', 'damage', 'assault', 'accident', 'intrusion', 'other'] as const

const incident = z.object({
  id,
  reference: z.string().describe('INC-2026-014'),
  kind: z.enum(incidentKinds),
  title: z.string(),
  happenedAt: at,
  place: z.string(),
  openedBy: z.string(),
  openedAt: at,
  closedAt: at.nullable(),
  holds: z.int().describe('holds not released'),
  reviewOn: on.nullable().describe('the nearest review date'),
  releaseAsked: z.boolean(),
  releasesAt: at.nullable().describe('when the first agreed release takes effect'),
})

const holdInput = z.object({ cameraIds: z.array(id).min(1).max(1024), fromAt: at, toAt: at })

export const incidentsContract = {
  list: call('incidents', 'list', 'Incidents, newest first').input(nothing).output(z.array(incident)),
  get: call('incidents', 'get', 'One incident with its holds')
    .input(z.object({ incidentId: id }))
    .output(incident.extend({ description: z.string(), reportedBy: z.string(), allHolds: z.array(hold) })),
  open: call('incidents', 'open', 'Open an incident')
    .input(
      z.object({
        kind: z.enum(incidentKinds),
        title: label,
        happenedAt: at,
        place: label,
        description: longText,
        reportedBy: z.string().max(200),
      }),
    )
    .output(z.object({ id, reference: z.string() })),
  close: call('incidents', 'close', 'Close an incident that keeps nothing any more')
    .input(z.object({ incidentId: id }))
    .output(done),
}

export const holdsContract = {
  preview: call('holds', 'preview', 'What a hold would keep, before it is placed')
    .input(holdInput)
    .output(
      z.object({
        segments: z.int(),
        bytes: z.number(),
        keptFromAt: at.nullable(),
        keptToAt: at.nullable(),
        room: z.object({
          neededBytes: z.number().describe('that its copies in the vault would take now'),
          freeBytes: z.number(),
          fits: z.boolean().describe('with the room that the register needs'),
        }),
        visits: z.int(),
        cameras: z.array(
          z.object({ cameraId: id, name: z.string(), segments: z.int(), recorded: z.array(span), gaps: z.array(span) }),
        ),
        alreadyRemovedSegments: z.int().describe('segments of this range that a sweep has removed'),
      }),
    ),
  place: call('holds', 'place', 'Place a hold; the answer names what had just gone')
    .input(holdInput.extend({ incidentId: id, reason, reviewOn: on }))
    .output(z.object({ id, segments: z.int(), bytes: z.number(), lost: z.int() })),
  setReview: call('holds', 'setReview', 'Keep a hold and set a new review date')
    .input(z.object({ holdId: id, reviewOn: on }))
    .output(done),
  askRelease: call('holds', 'askRelease', 'Ask for a release; somebody else decides')
    .input(z.object({ holdId: id, reason }))
    .output(done),
  approveRelease: call('holds', 'approveRelease', 'Approve a release that somebody else asked for')
    .input(z.object({ holdId: id }))
    .output(done),
  refuseRelease: call('holds', 'refuseRelease', 'Refuse a release that somebody else asked for; the hold stays')
    .input(z.object({ holdId: id }))
    .output(done),
  takeBackRelease: call(
    'holds',
    'takeBackRelease',
    'Take back one’s own request, or stop an agreed release within its cooling-off',
  )
    .input(z.object({ holdId: id }))
    .output(done),
}
