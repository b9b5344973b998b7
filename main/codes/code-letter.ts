import { dateText } from '../../shared/date-words.ts'
import { isolated as apart } from '../../shared/isolated.ts'
import type { Language } from '../../shared/languages.ts'
import { inGroups } from '../keys/crockford.ts'
import type { Letter } from '../messages/messages.ts'
import { qrPng } from './qr-png.ts'

/** Pixels a module in the file; the letter shows it smaller, so that it stays sharp on fine screens and paper. */
const scale = 8
const shownPx = 240

/** The QR code of a token inside a letter. */
export function codePicture(token: string, alt: string): Pick<Letter, 'picture' | 'attachments'> {
  const cid = 'code@foyer'
  return {
    picture: { cid, alt, widthPx: shownPx },
    attachments: [{ fileName: 'code.png', contentType: 'image/png', content: qrPng(token, scale), cid }],
  }
}

/** "ABCD-EFGH": as it is printed and typed. */
export const shownCode = inGroups

/** "Tuesday 24 November 2026" in the reader's language. */
export const dayWords = (at: number, language: Language, timeZone: string): string =>
  dateText(at, timeZone, language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })

/** "24 November 2026" of a local date. */
export const dateWords = (on: string, language: Language): string =>
  dateText(on, 'UTC', language, { day: 'numeric', month: 'long', year: 'numeric' })

/** What a stranger typed is text: mail programs make a link of whatever begins as an address does. */
export const unlinked = (text: string): string => text.replaceAll('://', ': //').replace(/\bwww\./gi, '$& ')

/** A name inside a sentence of a letter: no link, and no turn of the words around it. */
export const isolated = (name: string): string => apart(unlinked(name))

/** A text of several lines as paragraphs. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
