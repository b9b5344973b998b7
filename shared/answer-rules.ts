import { readAcceptance } from './document-rules.ts'
import type { QuestionKind } from './question-kinds.ts'
import { largestSignature } from './signature-rules.ts'

/** What an answer is checked against. */
export type Asked = {
  kind: QuestionKind
  required: boolean
  choices: readonly unknown[]
  /** Of a document: whether it is signed besides being accepted. */
  document?: { signed: boolean } | null | undefined
}
/** What was given: `data` (base64) only for kinds that are more than a line of text. */
export type Given = { text: string; data?: string | undefined }
/** What is wrong with an answer. */
export type AnswerProblem = 'missing' | 'long' | 'choice' | 'number' | 'date' | 'large' | 'unsigned' | 'unread'

type Read = { text: string } | { problem: AnswerProblem }

/** Of a photo, a square: bytes, and pixels a side. */
export const largestPhoto = { bytes: 60_000, pixels: 480 }
/** Letters of a text answer. */
export const longestAnswer = 200

const is = (text: string | undefined, problem: AnswerProblem): Read => (text === undefined ? { problem } : { text })

/**
 * An answer as it is kept, the same in every language: a choice by its place in the list, yes or no by these words, a
 * number with a point, a date as YYYY-MM-DD, and '' where a question that need not be answered was not.
 */
export function readAnswer({ kind, required, choices, document }: Asked, given: Given | undefined): Read {
  const text = given?.text.trim() ?? ''
  if (isEmpty(kind, text, given?.data)) return required ? { problem: 'missing' } : { text: '' }
  switch (kind) {
    case 'choice':
      return is(choices.some((_choice, place) => String(place) === text) ? text : undefined, 'choice')
    case 'yes-no':
      return is(text === 'yes' || text === 'no' ? text : undefined, 'choice')
    case 'number':
      return is(readNumber(text), 'number')
    case 'date':
      return is(readDate(text), 'date')
    case 'signature':
      return readSigned(text, given?.data)
    case 'photo':
      return bytesOf(given?.data) > largestPhoto.bytes ? { problem: 'large' } : { text: '' }
    case 'document':
      return readAccepted(document?.signed ?? false, text, given?.data)
    default:
      return text.length > longestAnswer ? { problem: 'long' } : { text }
  }
}

/** A date is typed in three fields, so that an untouched one is two dashes. */
function isEmpty(kind: QuestionKind, text: string, data: string | undefined): boolean {
  if (kind === 'photo') return !data
  if (kind === 'document') return text === ''
  return !data && (kind === 'date' ? /^[-\s]*$/.test(text) : text === '')
}

/** Of base64, before it is decoded. */
const bytesOf = (data = ''): number => Math.floor((data.replace(/=+$/, '').length * 3) / 4)

/** Drawn or typed: one is worth as much as the other. */
function readSigned(name: string, data: string | undefined): Read {
  if (bytesOf(data) > largestSignature) return { problem: 'large' }
  return name.length > longestAnswer ? { problem: 'long' } : { text: name }
}

function readAccepted(signed: boolean, text: string, data: string | undefined): Read {
  const accepted = readAcceptance(text)
  if (!accepted) return { problem: 'unread' }
  if (!signed) return { text }
  const by = readSigned(accepted.typedName, data)
  return 'problem' in by ? by : accepted.typedName === '' && !data ? { problem: 'unsigned' } : { text }
}

/** Digits of other scripts, as some keyboards type them, to 0–9. */
const latinDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.codePointAt(0)! & 0xf))

function readNumber(text: string): string | undefined {
  const plain = latinDigits(text).replace(/\s/g, '').replace(/[,٫]/, '.')
  const [, whole, part = ''] = /^(\d{1,12})(\.\d{1,6})?$/.exec(plain) ?? []
  return whole === undefined ? undefined : whole.replace(/^0+(?=\d)/, '') + part
}

/** From year, month and day as typed between dashes; undefined where the calendar has no such day. */
function readDate(text: string): string | undefined {
  const typed = latinDigits(text).replace(/\s/g, '')
  const [, year, month, day] = /^((?:19|20|21)\d\d)-(\d{1,2})-(\d{1,2})$/.exec(typed) ?? []
  if (year === undefined) return undefined
  const on = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`
  const date = new Date(`${on}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(on) ? on : undefined
}
