import { z } from 'zod'
import { noticeItems } from '../notice-items.ts'
import { call } from './call.ts'
import { language } from './languages.ts'
import { nothing, on } from './words.ts'

/** The rows of the notice's short layer, in order. */
export const noticeRows = ['who', 'ask', 'why', 'sees', 'long', 'rights'] as const
export const noticeText = z.object({
  rows: z
    .array(z.object({ key: z.enum(noticeRows), heading: z.string(), text: z.string() }))
    .describe('the short layer, in order'),
  full: z.array(z.object({ heading: z.string(), paragraphs: z.array(z.string()) })).describe('the full layer'),
})
export type NoticeText = z.infer<typeof noticeText>

/** The office's own words by part of the notice, such as `short.why` or `full.rights.how`; '' leaves a part out. */
export const ownWords = z.record(z.string().max(60), z.string().max(3000))
export type OwnWords = z.infer<typeof ownWords>
export const ownWording = z.partialRecord(language, ownWords)
export type OwnWording = z.infer<typeof ownWording>

const notice = z.object({
  version: z.int(),
  language: z.string(),
  effectiveOn: on,
  sha256: z.string(),
  text: noticeText,
})

const noticePart = z.object({
  key: z.string(),
  heading: z.string(),
  made: z.string().describe('as Foyer words it, with gaps such as {{visitDays}} for what the settings fill in'),
})
export type NoticePart = z.infer<typeof noticePart>

export const privacyContract = {
  notice: call('privacy', 'notice', 'The notice in force, and the date on which a record made today is removed')
    .input(z.object({ language: z.string().max(10) }))
    .output(notice.extend({ todayOn: on, removedOn: on, footageDays: z.int().describe('days that footage is kept') })),
  versions: call('privacy', 'versions', 'Every version of the notice')
    .input(nothing)
    .output(z.array(notice.omit({ text: true }).extend({ visits: z.int() }))),
  changes: call('privacy', 'changes', 'What a version says otherwise than the one before it, in one language')
    .input(z.object({ version: z.int().positive(), language }))
    .output(z.array(z.object({ heading: z.string(), before: z.string().nullable(), after: z.string().nullable() }))),
  wording: call('privacy', 'wording', 'The parts of the notice, and what the office says in its own words')
    .input(nothing)
    .output(
      z.object({
        version: z.int().describe('the newest one, also where it takes effect later'),
        effectiveOn: on,
        todayOn: on,
        parts: z.array(z.object({ language, parts: z.array(noticePart) })),
        own: ownWording,
      }),
    ),
  preview: call('privacy', 'preview', 'The notice with other words, and what Article 13 would then miss in it')
    .input(z.object({ language, own: ownWords }))
    .output(z.object({ text: noticeText, missing: z.array(z.enum(noticeItems)) })),
  revise: call('privacy', 'revise', 'Publish the notice with these words, from a day on; until then the old one counts')
    .input(z.object({ own: ownWording, effectiveOn: on }))
    .output(z.object({ version: z.int(), effectiveOn: on })),
}
