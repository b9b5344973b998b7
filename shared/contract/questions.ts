import { z } from 'zod'
import { questionKinds, seenBys } from '../question-kinds.ts'
import { call } from './call.ts'
import { done, id, on, texts } from './words.ts'

export const questionKind = z.enum(questionKinds)
export const seenBy = z.enum(seenBys)

const asked = {
  wording: texts,
  why: texts.describe('said beside the question'),
  required: z.boolean(),
  seenBy,
  keepDays: z.int().min(1).max(3650).nullable().describe('days until the answer is removed; none: with its visit'),
  choices: z.array(texts).max(12).describe('of a choice, two or more; else none'),
}
const askedDocument = z.object({
  documentId: id,
  signed: z.boolean().describe('besides being accepted'),
  offersCopy: z.boolean().describe('by e-mail, to who asks for it'),
})
const questionInput = z.object({
  kind: questionKind,
  ...asked,
  document: askedDocument.nullable().optional().describe('of a document: which'),
})

export const question = z.object({
  id,
  categoryId: id,
  kind: questionKind,
  ...asked,
  document: askedDocument.nullable(),
  removedOn: on.nullable().describe('when an answer given today is removed, where that is before its visit'),
})

/** One answer of a sign-in. */
export const givenAnswer = z.object({
  questionId: id,
  text: z.string().max(1000).default(''),
  data: z.base64().max(90_000).optional().describe('what a drawing or a picture has more than text'),
})
export type GivenAnswer = z.infer<typeof givenAnswer>

export const questionsContract = {
  list: call('questions', 'list', 'What categories ask besides name, company and host, each in its order')
    .input(z.object({ categoryId: id.optional() }))
    .output(z.array(question)),
  add: call('questions', 'add', 'Add a question to a category, after those that are there')
    .input(questionInput.extend({ categoryId: id }))
    .output(z.object({ id })),
  update: call('questions', 'update', 'Put another question in this one’s place: answers keep the one they answered')
    .input(questionInput.extend({ questionId: id }))
    .output(z.object({ id })),
  retire: call('questions', 'retire', 'Ask a question no longer')
    .input(z.object({ questionId: id }))
    .output(done),
  reorder: call('questions', 'reorder', 'Put the questions of a category in another order')
    .input(z.object({ categoryId: id, questionIds: z.array(id).max(100) }))
    .output(done),
}
