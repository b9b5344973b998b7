import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import {
  calendarFile,
  type CalendarEntry,
  escapeText,
  foldLine,
  utcTime,
} from '../../main/invitations/calendar-rules.ts'

const entry: CalendarEntry = {
  method: 'REQUEST',
  uid: '5f2b3c1e-0000-4000-8000-000000000000@foyer.invalid',
  sequence: 2,
  writtenAt: Date.UTC(2026, 10, 20, 9, 0, 0, 512),
  fromAt: Date.UTC(2026, 10, 24, 10, 30),
  untilAt: Date.UTC(2026, 10, 24, 11, 30),
  summary: 'Visit to Smith, Jones; Sons\\Co',
  description:
    'First line\nSecond line, with a comma; and more than seventy-five octets so that it has to be folded somewhere',
  location: '8 Avroe Crescent, Blackpool',
  organiser: { name: 'The "Front" Desk', email: 'desk@example.org' },
  attendee: { name: 'Amara Okonkwo', email: 'amara@example.org' },
}

const bytes = (text: string) => Buffer.byteLength(text, 'utf8')

/** Content lines as a calendar program reads them (RFC 5545 §3.1): every break is CRLF, and a space goes on with a line. */
function unfold(file: string): string[] {
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  expect(file.endsWith('\r\n')).toBe(true)
  for (const line of file.split('\r\n')) expect(bytes(line)).toBeLessThanOrEqual(75)
  return file.slice(0, -2).replaceAll('\r\n ', '').split('\r\n')
}

/** The TEXT value back again (RFC 5545 §3.3.11). */
const unescape = (text: string) =>
  text.replace(/\\([nN\\;,])/g, (_all, mark: string) => (/n/i.test(mark) ? '\n' : mark))

function valueOf(lines: string[], name: string): string {
  const found = lines.filter((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`))
  expect(found).toHaveLength(1)
  return found[0]!.slice(found[0]!.indexOf(':') + 1)
}

describe('a calendar file', () => {
  test('is one VEVENT in a VCALENDAR, with everything that iTIP asks for', () => {
    const lines = unfold(calendarFile(entry))
    expect(lines[0]).toBe('BEGIN:VCALENDAR')
    expect(lines.at(-1)).toBe('END:VCALENDAR')
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1)
    expect(lines.filter((line) => line === 'END:VEVENT')).toHaveLength(1)
    expect(valueOf(lines, 'VERSION')).toBe('2.0')
    expect(valueOf(lines, 'METHOD')).toBe('REQUEST')
    expect(valueOf(lines, 'STATUS')).toBe('CONFIRMED')
    expect(valueOf(lines, 'SEQUENCE')).toBe('2')
    expect(valueOf(lines, 'UID')).toBe(entry.uid)
    for (const name of ['PRODID', 'DTSTAMP', 'ORGANIZER', 'ATTENDEE']) valueOf(lines, name)
  })

  test('tells times in UTC, to the second', () => {
    const lines = unfold(calendarFile(entry))
    expect(valueOf(lines, 'DTSTAMP')).toBe('20261120T090000Z')
    expect(valueOf(lines, 'DTSTART')).toBe('20261124T103000Z')
    expect(valueOf(lines, 'DTEND')).toBe('20261124T113000Z')
    expect(utcTime(Date.UTC(2027, 0, 2, 3, 4, 5))).toBe('20270102T030405Z')
  })

  test('gives back what was written, commas, semicolons, backslashes and breaks included', () => {
    const lines = unfold(calendarFile(entry))
    expect(unescape(valueOf(lines, 'SUMMARY'))).toBe(entry.summary)
    expect(unescape(valueOf(lines, 'DESCRIPTION'))).toBe(entry.description)
    expect(unescape(valueOf(lines, 'LOCATION'))).toBe(entry.location)
    expect(valueOf(lines, 'SUMMARY')).toBe('Visit to Smith\\, Jones\\; Sons\\\\Co')
  })

  test('keeps a name with quotes inside its quotes', () => {
    const organiser = unfold(calendarFile(entry)).find((line) => line.startsWith('ORGANIZER'))
    expect(organiser).toBe(`ORGANIZER;CN="The ^'Front^' Desk":mailto:desk@example.org`)
  })

  test('cancels under the same name', () => {
    const lines = unfold(calendarFile({ ...entry, method: 'CANCEL', sequence: 3, description: '', location: '' }))
    expect(valueOf(lines, 'METHOD')).toBe('CANCEL')
    expect(valueOf(lines, 'STATUS')).toBe('CANCELLED')
    expect(valueOf(lines, 'SEQUENCE')).toBe('3')
    expect(valueOf(lines, 'UID')).toBe(entry.uid)
    expect(lines.some((line) => /^(DESCRIPTION|LOCATION)/.test(line))).toBe(false)
  })

  test('whatever is typed, no text adds a line, breaks a fold or splits a character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        (summary, name) => {
          const file = calendarFile({ ...entry, summary, attendee: { name, email: 'amara@example.org' } })
          const lines = unfold(file)
          expect(lines).toHaveLength(21)
          // Every line is whole characters: none was cut into halves by a fold.
          for (const line of file.split('\r\n')) expect(Buffer.from(line, 'utf8').toString('utf8')).toBe(line)
          const plain = summary.replace(/\r\n?/g, '\n').replace(/[^\n\P{Cc}]/gu, ' ')
          if (plain.isWellFormed()) expect(unescape(valueOf(lines, 'SUMMARY'))).toBe(plain)
        },
      ),
    )
  })
})

test('a line is folded at 75 octets, not characters', () => {
  const line = `SUMMARY:${'ł'.repeat(100)}`
  const pieces = foldLine(line).split('\r\n')
  expect(pieces.map(bytes)).toEqual([74, 75, 61])
  expect(pieces.slice(1).every((piece) => piece.startsWith(' '))).toBe(true)
  expect(foldLine(line).replaceAll('\r\n ', '')).toBe(line)
  expect(foldLine('x'.repeat(75))).toBe('x'.repeat(75))
  expect(foldLine('x'.repeat(76))).toBe(`${'x'.repeat(75)}\r\n x`)
})

test('text is escaped once', () => {
  expect(escapeText('a\\b;c,d\ne\r\nf\tg')).toBe('a\\\\b\\;c\\,d\\ne\\nf g')
})
