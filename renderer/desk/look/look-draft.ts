import type { Answer } from '../../../shared/contract/index.ts'
import type { LookWords } from '../../../shared/contract/kiosk.ts'
import { brandContrast, leastContrast, readableShade, wallContrast } from '../../../shared/colours.ts'
import { languages } from '../../../shared/languages.ts'

export type Look = Answer<'look', 'get'>
/** Colours and one line a language of each sentence, keyed `welcome.en`; '' where nothing is set. */
export type LookDraft = Record<string, string>
export type ColourKey = 'brandColour' | 'wallColour'

export const deliveredColour = '#0e4a42'

export function draftOf({ brandColour, wallColour, welcome, assemblyPoint }: Look): LookDraft {
  const lines = languages.flatMap((language) => [
    [`welcome.${language}`, welcome[language] ?? ''],
    [`assemblyPoint.${language}`, assemblyPoint[language] ?? ''],
  ])
  return { brandColour: brandColour ?? '', wallColour: wallColour ?? '', ...Object.fromEntries(lines) }
}

export function wordsOf(draft: LookDraft): LookWords {
  const lines = (name: string) =>
    Object.fromEntries(languages.map((language) => [language, draft[`${name}.${language}`]?.trim() ?? '']))
  return {
    brandColour: colourOf(draft['brandColour']),
    wallColour: colourOf(draft['wallColour']),
    welcome: lines('welcome'),
    assemblyPoint: lines('assemblyPoint'),
  }
}

/** `#rrggbb` in lower case, from one with or without its sign; nothing where none is meant. */
export function colourOf(text = ''): string | null {
  const plain = text.trim().toLowerCase().replace(/^#?/, '#')
  return plain === '#' ? null : plain
}

export const isColour = (text: string): boolean => /^#[0-9a-f]{6}$/.test(text)

/** What is wrong with a colour, with the shade that would do; nothing where text can be read on it. */
export function problemWithColour(key: ColourKey, text: string): { ratio: string; shade: string } | 'unread' | null {
  const colour = colourOf(text)
  if (colour === null) return null
  if (!isColour(colour)) return 'unread'
  const contrastOf = key === 'brandColour' ? brandContrast : wallContrast
  if (contrastOf(colour) >= leastContrast) return null
  return { ratio: contrastOf(colour).toFixed(1), shade: readableShade(colour, contrastOf) }
}
