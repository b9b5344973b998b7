import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeCell } from '../../main/visits/csv-rules.ts'

test.each([
  '=HYPERLINK("http://x","y")',
  '+1',
  '-1+1',
  '@SUM(A1)',
  '|calc',
  '\t=1',
  '\r=1',
  '\n=1',
  '\tplain',
  '  =1',
  '"=1',
  "'=1",
  '“=1',
  '\u00a0=1',
  '\u200b=1',
  '\u3000＝1',
  '＝1',
  '＋1',
  '－1',
  '＠x',
  ' " =1',
])('%j is no formula any more', (text) => {
  expect(safeCell(text)).toBe(`'${text}`)
})

test.each([
  "O'Brien",
  'Anne-Marie',
  'Nguyễn',
  '李雷',
  'أحمد',
  "'t Hooft",
  'a=b',
  '2026-11-24 10:42:00',
  '',
  '<script>',
])('%j stays as it is', (text) => {
  expect(safeCell(text)).toBe(text)
})

test('whatever is typed comes back when one apostrophe is taken away', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const cell = safeCell(text)
      expect(cell === text || cell === `'${text}`).toBe(true)
      expect(/^[=+\-@|\t\r\n＝＋－＠]/.test(cell)).toBe(false)
    }),
  )
})
