import { expect, test } from 'vitest'
import { wordsIn } from '../../main/texts.ts'
import { bindWords } from '../../shared/polish-words.ts'

test('no word of one letter ends a line of Polish', () => {
  expect(bindWords({ a: { b: 'O osobę w e-mailu, a i z {{host}}. Wizyta do wtorku' } })).toEqual({
    a: { b: 'O\u00a0osobę w\u00a0e-mailu, a\u00a0i\u00a0z\u00a0{{host}}. Wizyta do wtorku' },
  })
})

test('nor of what is sent', () => {
  const text = wordsIn('pl')('messages.page.goneText')
  expect(text).toContain('W\u00a0razie')
})
