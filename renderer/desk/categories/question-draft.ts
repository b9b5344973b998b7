import type { QuestionKind, SeenBy } from '../../../shared/question-kinds.ts'
import type { Texts } from '../../../shared/texts-of.ts'
import type { Question } from './asked-list.ts'

/** A question as it stands in its form, unsaved. */
export type QuestionDraft = {
  kind: QuestionKind
  wording: Texts
  why: Texts
  required: boolean
  seenBy: SeenBy
  /** Whether the answer goes before its visit does, and after how many days, as typed. */
  ownDays: boolean
  days: string
  choices: Texts[]
  /** Of a document: its id as a form holds it, and what is asked besides reading it. */
  documentId: string
  signed: boolean
  offersCopy: boolean
}

export const newQuestion: QuestionDraft = {
  kind: 'text',
  wording: {},
  why: {},
  required: true,
  seenBy: 'reception',
  ownDays: false,
  days: '31',
  choices: [{}, {}],
  documentId: '',
  signed: false,
  offersCopy: false,
}

export function draftOf(question: Question): QuestionDraft {
  const { kind, wording, why, required, seenBy, keepDays, choices, document } = question
  return {
    kind,
    wording,
    why,
    required,
    seenBy,
    ownDays: keepDays !== null,
    days: String(keepDays ?? 31),
    choices: choices.length > 0 ? choices : newQuestion.choices,
    documentId: document ? String(document.documentId) : '',
    signed: document?.signed ?? false,
    offersCopy: document?.offersCopy ?? false,
  }
}

/** Without the languages that were left empty. */
const filled = (texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''))

/** What is sent; `choices` only of a choice, without lines left empty in every language. */
export function inputOf(draft: QuestionDraft) {
  const { kind, wording, why, required, seenBy, ownDays, days, choices, documentId, signed, offersCopy } = draft
  const said = choices.map(filled).filter((texts) => Object.keys(texts).length > 0)
  return {
    kind,
    wording: filled(wording),
    why: filled(why),
    required,
    seenBy,
    keepDays: ownDays ? Number(days) : null,
    choices: kind === 'choice' ? said : [],
    document: kind === 'document' && documentId ? { documentId: Number(documentId), signed, offersCopy } : null,
  }
}

/** Keys under `categories.question.form.` of what is wrong, by input; English is what every language falls back to. */
export function problemsOf(draft: QuestionDraft): Record<string, string> {
  const problems: Record<string, string> = {}
  const inEnglish = (texts: Texts) => (texts['en'] ?? '').trim() !== ''
  const { choices, keepDays, document } = inputOf(draft)
  if (!inEnglish(draft.wording)) problems['wording'] = 'wordingMissing'
  if (!inEnglish(draft.why)) problems['why'] = 'whyMissing'
  if (draft.kind === 'choice' && (choices.length < 2 || !choices.every(inEnglish)))
    problems['choices'] = 'choicesMissing'
  if (draft.kind === 'document' && !document) problems['document'] = 'documentMissing'
  if (draft.ownDays && !(Number.isInteger(keepDays) && keepDays! >= 1 && keepDays! <= 3650))
    problems['days'] = 'daysWrong'
  return problems
}
