import { createElement, Fragment } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { keepHyphens } from '../../renderer/ui/kiosk/keep-hyphens.tsx'

const shown = (text: string) => renderToStaticMarkup(createElement(Fragment, null, keepHyphens(text)))
const unbroken = (word: string) => `<span class="foyer-unbroken">${word}</span>`

describe('a line is not broken within', () => {
  test('two short words that belong together, in any language', () => {
    expect(shown('What is your sign-out code?')).toBe(`What is your ${unbroken('sign-out')} code?`)
    expect(shown('Avez-vous un e-mail ?')).toBe(`${unbroken('Avez-vous')} un ${unbroken('e-mail')} ?`)
    expect(shown('Oes ôl-groniad?')).toBe(`Oes ${unbroken('ôl-groniad')}?`)
  })

  test('but in what would be too long for its line, and in what is no word', () => {
    for (const text of [
      'Wolfeschlegelsteinhausen-Featherstonehaugh',
      'Qui accompagne-t-on',
      'open 9-5',
      '- Tea',
      'Plain',
    ])
      expect(shown(text)).toBe(text)
  })
})
