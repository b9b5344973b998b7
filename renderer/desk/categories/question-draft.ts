import { offeredKinds, type SeenBy } from '../../../shared/question-kinds.ts'
import type { Texts } from '../../../shared/texts-of.ts'
import type { Question } from './asked-list.ts'

export type OfferedKind = (typeof offeredKinds)[number]

/** A question as it stands in its form, unsaved. */
export type QuestionDraft = {
  kind: OfferedKind
  wording: Texts
  why: Texts
  required: boolean
  seenBy: SeenBy
  /** Whether the answer goes before its visit does, and after how many days, as typed. */
  ownDays: boolean
  days: string
  choices: Texts[]
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
}

const isOffered = (kind: string): kind is OfferedKind => offeredKinds.some((offered) => offered === kind)

export function draftOf(question: Question): QuestionDraft {
  const { kind, wording, why, required, seenBy, keepDays, choices } = question
  return {
    kind: isOffered(kind) ? kind : 'text',
    wording,
    why,
    required,
    seenBy,
    ownDays: keepDays !== null,
    days: String(keepDays ?? 31),
    choices: choices.length > 0 ? choices : newQuestion.choices,
  }
}

/** Without the languages that were left empty. */
const filled = (texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''))

/** What is sent; `choices` only of a choice, without lines left empty in every language. */
export function inputOf({ kind, wording, why, required, seenBy, ownDays, days, choices }: QuestionDraft) {
  const said = choices.map(filled).filter((texts) => Object.keys(texts).length > 0)
  return {
    kind,
    wording: filled(wording),
    why: filled(why),
    required,
    seenBy,
    keepDays: ownDays ? Number(days) : null,
    choices: kind === 'choice' ? said : [],
  }
}

/** Keys under `categories.question.form.` of what is wrong, by input; English is what every language falls back to. */
export function problemsOf(draft: QuestionDraft): Record<string, string> {
  const problems: Record<string, string> = {}
  const inEnglish = (texts: Texts) => (texts['en'] ?? '').trim() !== ''
  const { choices, keepDays } = inputOf(draft)
  if (!inEnglish(draft.wording)) problems['wording'] = 'wordingMissing'
  if (!inEnglish(draft.why)) problems['why'] = 'whyMissing'
  if (draft.kind === 'choice' && (choices.length < 2 || !choices.every(inEnglish)))
    problems['choices'] = 'choicesMissing'
  if (draft.ownDays && !(Number.isInteger(keepDays) && keepDays! >= 1 && keepDays! <= 3650))
    problems['days'] = 'daysWrong'
  return problems
}
