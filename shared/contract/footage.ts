import { z } from 'zod'
import { call } from './call.ts'
import { at, done, id, label, longText, nothing, on, reason, timeZone } from './words.ts'

export const layoutRow = z.object({
  key: z.string(),
  name: z.string(),
  pattern: z.string().describe('as shown to people, such as YYYY-MM-DD/HH/<camera>/MM.SS.mp4'),
  zone: z.enum(['utc', 'local']).describe('whether the names are in UTC or in the source’s own time zone'),
  example: z.string(),
})

const layoutInput = z.object({ path: longText, layout: z.string().max(300), timeZone: timeZone.optional() })

export const previewRow = z.object({
  path: z.string().describe('relative to the folder'),
  camera: z.string().nullable(),
  startAt: at.nullable(),
  why: z.string().nullable().describe('why this file is not read, as a text key'),
})

export const sourceProblems = [
  'missing',
  'not-a-folder',
  'no-marker',
  'foreign-marker',
  'other-device',
  'restored',
  'unreadable',
  'not-mounted',
] as const

const source = z.object({
  id,
  name: z.string(),
  path: z.string(),
  layout: z.string(),
  layoutName: z.string(),
  timeZone: z.string(),
  addedAt: at,
  retiredAt: at.nullable(),
  problem: z.enum(sourceProblems).nullable(),
  problemSince: at.nullable(),
  lastScanAt: at.nullable(),
  segments: z.int(),
  bytes: z.number(),
  unread: z.int().describe('files that the layout does not read'),
  timeSuspect: z.int().describe('segments whose name and file time differ by more than 24 h'),
  vanished: z.int().describe('segments that somebody else removed'),
})

const camera = z.object({
  id,
  sourceId: id,
  source: z.string(),
  key: z.string().describe('as the layout reads it from the path'),
  name: z.string(),
  segments: z.int(),
  bytes: z.number(),
  firstAt: at.nullable(),
  lastAt: at.nullable(),
})

export const sourcesContract = {
  layouts: call('sources', 'layouts', 'The layouts that Foyer reads').input(nothing).output(z.array(layoutRow)),
  preview: call('sources', 'preview', 'What a layout reads in a folder, before anything is saved')
    .input(layoutInput)
    .output(
      z.object({
        files: z.int(),
        read: z.int(),
        unread: z.int(),
        cameras: z.array(z.object({ key: z.string(), files: z.int(), firstAt: at, lastAt: at })),
        sample: z.array(previewRow),
        truncated: z.boolean().describe('only the first part of a large folder was looked at'),
        refusal: z.string().nullable().describe('why this folder cannot become a source: a text key'),
      }),
    ),
  add: call('sources', 'add', 'Add a source')
    .input(layoutInput.extend({ name: label }))
    .output(z.object({ id })),
  list: call('sources', 'list', 'Sources and their state').input(nothing).output(z.array(source)),
  rename: call('sources', 'rename', 'Rename a source')
    .input(z.object({ sourceId: id, name: label }))
    .output(done),
  retire: call('sources', 'retire', 'Stop reading a source; its files and rows stay until they are removed in time')
    .input(z.object({ sourceId: id }))
    .output(done),
  adopt: call('sources', 'adopt', 'Adopt a folder that bears another installation’s marker, by typing its name')
    .input(layoutInput.extend({ name: label, folderName: z.string().max(255) }))
    .output(z.object({ id })),
  scan: call('sources', 'scan', 'Read a source again now')
    .input(z.object({ sourceId: id }))
    .output(done),
}

export const camerasContract = {
  list: call('cameras', 'list', 'Cameras').input(nothing).output(z.array(camera)),
  rename: call('cameras', 'rename', 'Name a camera')
    .input(z.object({ cameraId: id, name: label }))
    .output(done),
}

const span = z.object({ fromAt: at, toAt: at })

export const coverageContract = {
  day: call('coverage', 'day', 'One local day of every camera: recorded, held, gaps')
    .input(z.object({ on, cameraIds: z.array(id).max(1024).optional() }))
    .output(
      z.object({
        on,
        timeZone,
        fromAt: at,
        toAt: at,
        hours: z.number().describe('23, 24 or 25: the length of this local day'),
        nowAt: at,
        horizonAt: at.describe('footage that ended before this is removed unless held'),
        firstOn: on.nullable().describe('oldest local day with a segment'),
        cameras: z.array(
          z.object({
            cameraId: id,
            name: z.string(),
            recorded: z.array(span),
            held: z.array(span.extend({ reference: z.string() })),
            gaps: z.array(span),
            segments: z.int(),
            bytes: z.number(),
          }),
        ),
      }),
    ),
}

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
  visits: z.int(),
  releaseAskedBy: z.object({ id, name: z.string() }).nullable(),
  releaseAskedAt: at.nullable(),
  releaseReason: z.string().nullable(),
  releasedBy: z.string().nullable(),
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
        visits: z.int(),
        cameras: z.array(
          z.object({ cameraId: id, name: z.string(), segments: z.int(), recorded: z.array(span), gaps: z.array(span) }),
        ),
        alreadyRemovedSegments: z.int().describe('segments of this range that a sweep has removed'),
      }),
    ),
  place: call('holds', 'place', 'Place a hold; the answer names what had just gone')
    .input(holdInput.extend({ incidentId: id, reason, reviewOn: on }))
    .output(z.object({ id, segments: z.int(), bytes: z.number(), rescued: z.int(), lost: z.int() })),
  setReview: call('holds', 'setReview', 'Keep a hold and set a new review date')
    .input(z.object({ holdId: id, reviewOn: on }))
    .output(done),
  askRelease: call('holds', 'askRelease', 'Ask for a release; somebody else decides')
    .input(z.object({ holdId: id, reason }))
    .output(done),
  approveRelease: call('holds', 'approveRelease', 'Approve a release that somebody else asked for')
    .input(z.object({ holdId: id }))
    .output(done),
  refuseRelease: call('holds', 'refuseRelease', 'Refuse a release; the hold stays')
    .input(z.object({ holdId: id }))
    .output(done),
}

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
