import { z } from 'zod'
import { call } from './call.ts'
import { at, id, nothing, reason } from './words.ts'

/**
 * `jump` it moved against the clock that nobody sets; `before-high-water` it shows an earlier time than it did;
 * `far-ahead` at a start, days later than when it was last trusted, and no other clock agrees; `out-of-bounds` before
 * Foyer was built, or long after.
 */
export const suspicions = ['jump', 'before-high-water', 'far-ahead', 'out-of-bounds'] as const
export type Suspicion = (typeof suspicions)[number]
/** Other clocks that may agree: what sets this machine's time, file times on shares, devices in the network. */
export const corroborators = ['time-server', 'cameras', 'tablets'] as const
export type Corroborator = (typeof corroborators)[number]

const word = z.object({ name: z.string(), staffId: id, at })

export const clockState = z.object({
  state: z.enum(['trusted', 'suspect', 'bad']),
  trusted: z.boolean(),
  since: at,
  reason: z.enum(suspicions).nullable(),
  offMs: z.number().nullable().describe('how far ahead of what it is held against; negative behind'),
  agreeing: z.array(z.enum(corroborators)).describe('other clocks that agree with it now'),
  saidBy: z.array(word).describe('who has said that it is right; two different people are needed'),
})

export const clockContract = {
  confirm: call('clock', 'confirm', 'One of two different people who say that this machine’s clock is right')
    .input(z.object({ reason }))
    .output(z.object({ stillNeeded: z.int() })),
  history: call('clock', 'history', 'When this machine’s clock was in doubt, and how that ended; newest first')
    .input(nothing)
    .output(
      z.array(
        z.object({
          id,
          state: z.enum(['suspect', 'bad']),
          reason: z.enum(suspicions),
          offMs: z.number(),
          beganAt: at.describe('as this machine’s clock showed'),
          endedAt: at.nullable(),
          endedBy: z.enum(['people', 'clocks']).nullable(),
          saidBy: z.array(word),
        }),
      ),
    ),
}
