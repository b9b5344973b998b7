import type { KeyboardKind } from '../../shared/contract/words.ts'

/** Tablets bring a keyboard of their own; a screen on a computer has none, unless one stands before it. */
export function likelyKeyboard(): KeyboardKind {
  const tablet = /Android|iPhone|iPad/.test(navigator.userAgent)
  // An iPad calls itself a Mac, but no Mac has a touch screen.
  const iPad = /Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 0
  return tablet || iPad ? 'system' : 'own'
}
