import { z } from 'zod'
import { languages } from '../languages.ts'
import { call } from './call.ts'
import { at, done, id, nothing, optionalLine } from './words.ts'

export const callsContract = {
  ring: call(
    'calls',
    'ring',
    'Ask for a person at this device; ringing again while nobody has answered rings once more',
  )
    .input(nothing)
    .output(
      z.object({
        callId: id,
        rungAt: at,
        heard: z.boolean().describe('whether anybody who can answer is signed in anywhere'),
      }),
    ),
  state: call('calls', 'state', 'Whether somebody is coming; only to the device that rang')
    .input(z.object({ callId: id }))
    .output(z.object({ rungAt: at, answeredAt: at.nullable() })),
  waiting: call('calls', 'waiting', 'Calls for a person that nobody has answered, the oldest first')
    .input(nothing)
    .output(z.array(z.object({ id, device: z.string(), rungAt: at }))),
  answer: call('calls', 'answer', 'Say that one is coming')
    .input(z.object({ callId: id }))
    .output(done),
}

/** `#rrggbb`, lower case. */
export const colour = z.string().regex(/^#[0-9a-f]{6}$/)
/** One line by language; a language without one is left out. */
const lines = z.partialRecord(z.enum(languages), optionalLine)

export const picturePlaces = ['logo', 'wall'] as const
export type PicturePlace = (typeof picturePlaces)[number]
export const picture = z.object({ path: z.string(), width: z.int(), height: z.int() })

const lookWords = z.object({
  brandColour: colour.nullable().describe('none: as delivered'),
  wallColour: colour.nullable().describe('none: the brand’s'),
  welcome: lines.describe('the sentence under the greeting'),
  assemblyPoint: lines.describe('where people meet after an alarm'),
})
const look = lookWords.extend({ logo: picture.nullable(), wall: picture.nullable() })
export type Look = z.infer<typeof look>
export type LookWords = z.infer<typeof lookWords>

export const lookContract = {
  get: call('look', 'get', 'How the kiosk looks').input(nothing).output(look),
  update: call(
    'look',
    'update',
    'Change the kiosk’s colours and sentences; a colour that text cannot be read on is refused',
  )
    .input(lookWords)
    .output(done),
  putPicture: call('look', 'putPicture', 'Set the logo or the picture on the wall: PNG, JPEG or WebP')
    .input(z.object({ place: z.enum(picturePlaces), data: z.base64().max(2_100_000) }))
    .output(done),
  removePicture: call('look', 'removePicture', 'Take the logo or the picture on the wall away')
    .input(z.object({ place: z.enum(picturePlaces) }))
    .output(done),
}
