import { z } from 'zod'
import { call } from './call.ts'
import { language } from './languages.ts'
import { done, id, label, longText, nothing, on } from './words.ts'

const wording = z.object({ title: label, text: longText.describe('paragraphs, parted by an empty line') })
/** A version's wording by language; English is always there. */
const wordings = z.partialRecord(language, wording).refine((by) => !!by.en, { path: ['en'] })
export type Wordings = z.infer<typeof wordings>

const version = z.object({
  version: z.int(),
  effectiveOn: on,
  wordings: z.array(z.object({ language, title: z.string(), paragraphs: z.array(z.string()), sha256: z.string() })),
  accepted: z.int().describe('visits on record whose visitor accepted it'),
})

export const documentsContract = {
  list: call('documents', 'list', 'The office’s documents, each with its versions, newest first')
    .input(nothing)
    .output(
      z.array(
        z.object({
          id,
          name: z.string(),
          inForce: z.int().nullable().describe('the version that stands today'),
          versions: z.array(version),
        }),
      ),
    ),
  add: call('documents', 'add', 'Add a document with its first version')
    .input(z.object({ name: label, effectiveOn: on, wordings }))
    .output(z.object({ id })),
  revise: call('documents', 'revise', 'Add a version from a day on; the versions before stay as they are')
    .input(z.object({ documentId: id, effectiveOn: on, wordings }))
    .output(z.object({ version: z.int() })),
  read: call('documents', 'read', 'The wording that stands today, in a language or else in English')
    .input(z.object({ documentId: id, language }))
    .output(
      z.object({
        version: z.int(),
        language,
        title: z.string(),
        paragraphs: z.array(z.string()),
        sha256: z.string(),
      }),
    ),
  copyOffered: call(
    'documents',
    'copyOffered',
    'Whether who has just signed in here can have what they accepted by e-mail',
  )
    .input(z.object({ visitId: id, signOutCode: z.string().min(1).max(20) }))
    .output(z.object({ offered: z.boolean() })),
  sendCopy: call('documents', 'sendCopy', 'Send what was accepted; the address is forgotten when it has left')
    .input(z.object({ visitId: id, signOutCode: z.string().min(1).max(20), email: z.email().max(254), language }))
    .output(done),
}
