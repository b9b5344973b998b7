import { z } from 'zod'
import { call } from './call.ts'
import { at, id, lines, on, span } from './words.ts'

/** Why a camera recorded nothing. */
export const gapReasons = [
  'power',
  'network',
  'camera',
  'recorder',
  'storage',
  'work',
  'switched-off',
  'other',
] as const
export type GapReason = (typeof gapReasons)[number]

const gap = span.extend({
  explanation: z
    .object({ id, reason: z.enum(gapReasons), text: z.string(), explainedBy: z.string(), explainedAt: at })
    .nullable(),
})
const cameraIds = z.array(id).max(1024).optional()

/** What days and months say alike. */
const view = z.object({
  timeZone: z.string(),
  nowAt: at,
  horizonAt: at.describe('footage that ended before this is removed unless held'),
  firstOn: on.nullable().describe('oldest local day with a segment'),
})
const localDay = span.extend({ on, hours: z.number().describe('23, 24 or 25: the length of this local day') })

const dayOfMonth = z.object({
  recordedMs: z.int(),
  gapMs: z.int().describe('missing and not explained'),
  explainedMs: z.int(),
  segments: z.int().describe('that began in the UTC hours that began on this day'),
  held: z.boolean(),
  removed: z.boolean().describe('footage of this day is on a certificate'),
})

export const coverageContract = {
  day: call('coverage', 'day', 'One local day of every camera: recorded, held, gaps')
    .input(z.object({ on, cameraIds }))
    .output(
      view.extend(localDay.shape).extend({
        cameras: z.array(
          z.object({
            cameraId: id,
            name: z.string(),
            recorded: z.array(span),
            held: z.array(span.extend({ reference: z.string() })),
            gaps: z.array(gap).describe('with their real ends, which may lie outside of this day'),
            segments: z.int().describe('that began in the UTC hours that began on this day'),
            bytes: z.number(),
          }),
        ),
      }),
    ),
  month: call('coverage', 'month', 'Some local days of every camera: how much of each is recorded, missing, held')
    .input(z.object({ fromOn: on, toOn: on, cameraIds }))
    .output(
      view.extend({
        days: z.array(localDay).describe('from oldest to newest, at most 62'),
        cameras: z.array(
          z.object({ cameraId: id, name: z.string(), days: z.array(dayOfMonth).describe('one for each of the days') }),
        ),
      }),
    ),
  explain: call('coverage', 'explain', 'Say why a camera recorded nothing for a while')
    .input(span.extend({ cameraId: id, reason: z.enum(gapReasons), text: lines(500) }))
    .output(z.object({ id })),
}
