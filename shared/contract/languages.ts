import { z } from 'zod'
import { languages } from '../languages.ts'
import { call } from './call.ts'
import { nothing } from './words.ts'

export const language = z.enum(languages)

/** `own` is the office's own, to which a kiosk goes back after each visitor; `offered` holds it too, in the kiosk's order. */
export const officeLanguages = z.object({ own: language, offered: z.array(language).min(1) })
export type OfficeLanguages = z.infer<typeof officeLanguages>

export const languagesContract = {
  get: call('languages', 'get', 'The office’s own language and those it offers').input(nothing).output(officeLanguages),
  update: call(
    'languages',
    'update',
    'Choose the office’s own language and those it offers; the notice gets a new version where one is new',
  )
    .input(officeLanguages)
    .output(z.object({ noticeVersion: z.int() })),
}
