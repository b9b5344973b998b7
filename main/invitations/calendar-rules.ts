/** What a calendar is told of one expected visit. Times in unix ms; texts as people read them. */
export type CalendarEntry = {
  method: 'REQUEST' | 'CANCEL'
  uid: string
  /** Raised by each change, so that a calendar knows which of two is newer. */
  sequence: number
  writtenAt: number
  fromAt: number
  untilAt: number
  summary: string
  description: string
  location: string
  organiser: { name: string; email: string }
  attendee: { name: string; email: string }
}

/** Octets of a content line without its break (RFC 5545 §3.1). */
const longest = 75

const octets = (text: string): number => new TextEncoder().encode(text).length

/** One content line in pieces of at most 75 octets, never inside a character; what follows the first begins with a space. */
export function foldLine(line: string): string {
  const pieces: string[] = []
  let piece = ''
  let room = longest
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(line)) {
    for (const part of octets(segment) > longest - 1 ? segment : [segment]) {
      const needed = octets(part)
      if (needed > room) {
        pieces.push(piece)
        piece = ''
        room = longest - 1
      }
      piece += part
      room -= needed
    }
  }
  return [...pieces, piece].join('\r\n ')
}

/** A TEXT value (RFC 5545 §3.3.11). Control characters have no place in one, breaks become `\n`. */
export function escapeText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\\;,]/g, (special) => `\\${special}`)
    .replace(/\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ')
}

/** A quoted parameter value (RFC 5545 §3.2, RFC 6868): no quote, caret or break survives as itself. */
function quoted(text: string): string {
  const safe = text
    .replace(/\^/g, '^^')
    .replace(/"/g, "^'")
    .replace(/\r\n?|\n/g, '^n')
    .replace(/\p{Cc}/gu, ' ')
  return `"${safe}"`
}

/** "20261124T104200Z": a moment in UTC, to the second. */
export const utcTime = (at: number): string =>
  new Date(at)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replace(/[-:]/g, '')

/** A calendar file of one entry (RFC 5545, iTIP RFC 5546): to be sent as text/calendar with the same method. */
export function calendarFile(entry: CalendarEntry): string {
  const cancelled = entry.method === 'CANCEL'
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Foyer//Invitations//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${entry.method}`,
    'BEGIN:VEVENT',
    `UID:${escapeText(entry.uid)}`,
    `DTSTAMP:${utcTime(entry.writtenAt)}`,
    `SEQUENCE:${entry.sequence}`,
    `DTSTART:${utcTime(entry.fromAt)}`,
    `DTEND:${utcTime(entry.untilAt)}`,
    `SUMMARY:${escapeText(entry.summary)}`,
    ...(entry.description === '' ? [] : [`DESCRIPTION:${escapeText(entry.description)}`]),
    ...(entry.location === '' ? [] : [`LOCATION:${escapeText(entry.location)}`]),
    `ORGANIZER;CN=${quoted(entry.organiser.name)}:mailto:${entry.organiser.email}`,
    `ATTENDEE;CN=${quoted(entry.attendee.name)};ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:${entry.attendee.email}`,
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'CLASS:PRIVATE',
    'TRANSP:OPAQUE',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${foldLine(line)}\r\n`).join('')
}
