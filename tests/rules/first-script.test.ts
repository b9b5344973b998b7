import { expect, test } from 'vitest'
import { firstScript } from '../../vite.first-script.ts'

/** An app's first piece as the build hands it over. */
function scriptOf(code: string): string {
  const { renderChunk } = firstScript() as { renderChunk: (code: string, chunk: object, ...more: object[]) => string }
  return renderChunk(code, { isEntry: true }, {}, { chunks: {} })
}

test.each([
  'a = 2',
  'a += 1',
  'a ??= 2',
  'a++',
  '--a',
  '({ a } = now())',
  '({ b: a } = now())',
  '({ b: { c: [a = 1] } } = now())',
  '({ b, ...a } = now())',
  '[b, a] = now()',
  '[, ...a] = now()',
  'for (a of now()) b = a',
  'for (a in now()) b = a',
  'for ([b, a] of now()) b = 1',
])('what sets an exported name later is refused: %s', (later) => {
  const code = `let a = 1, b = 2;\nfunction change() { ${later}; }\nexport { a as x, change as y };`
  expect(() => scriptOf(code)).toThrow('would not see that these change: a')
})

test.each([
  'const { a: c } = now()',
  '({ a: b } = now())',
  'now().a = 3',
  '[now().a] = now()',
  'for (const c of a) b = c',
])('what sets no exported name is let through: %s', (later) => {
  const code = `let a = 1, b = 2;\nfunction change() { ${later}; }\nexport { a as x, change as y };`
  expect(scriptOf(code)).toContain('globalThis.foyerFirst = { x: a, y: change };')
})
