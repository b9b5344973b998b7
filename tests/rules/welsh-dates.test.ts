import { expect, test } from 'vitest'
import { inWelsh } from '../../shared/welsh-dates.ts'

const days = Array.from({ length: 365 }, (_none, day) => Date.UTC(2026, 0, 1 + day))

test.each([
  { day: 'numeric', month: 'long', year: 'numeric' },
  { weekday: 'long', day: 'numeric', month: 'long' },
] as const)('a British date in Welsh is what Node, which knows Welsh, writes: %j', (style) => {
  const british = new Intl.DateTimeFormat('en-GB', { ...style, timeZone: 'UTC' })
  const welsh = new Intl.DateTimeFormat('cy', { ...style, timeZone: 'UTC' })
  const plain = (text: string) => text.replace(',', '')
  for (const day of days) expect(plain(inWelsh(british.format(day)))).toBe(plain(welsh.format(day)))
})

test('no English month or day is left in short dates', () => {
  const short = new Intl.DateTimeFormat('en-GB', { weekday: 'short', month: 'short', timeZone: 'UTC' })
  for (const day of days) {
    for (const word of short.format(day).match(/\p{L}+/gu)!) expect(inWelsh(word)).not.toBe(word)
  }
})
