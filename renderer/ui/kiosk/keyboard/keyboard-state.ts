import { useEffect, useReducer, useRef, useState } from 'react'
import { deleted, inserted, startsCapital, steadyFor } from './key-typing.ts'
import type { KeyboardLayout } from './keyboard-layout.ts'
import { readField, type TypedField, writeField } from './typed-field.ts'

type Shift = 'auto' | 'up' | 'down' | 'lock'
/** `null` plain letters, `asked` the next letter shows its accents, else the letter whose accents are shown. */
type Accents = string | null
export const asked = '?'

/** What the keys do in one field; nothing of what is typed stays here. */
export function useKeyboardState(field: TypedField, layout: KeyboardLayout, steady: boolean) {
  const [shift, setShift] = useState<Shift>('auto')
  const [accents, setAccents] = useState<Accents>(null)
  useTyping()
  const auto = layout.capitals && startsCapital(readField(field), field.autocapitalize)
  const capital = layout.capitals && (shift === 'auto' ? auto : shift !== 'down')
  const cased = (letter: string) => (capital ? letter.toLocaleUpperCase() : letter)
  const isSecond = useSteady(steady)

  function type(piece: string): void {
    if (isSecond(piece)) return
    writeField(field, inserted(readField(field), piece))
    setAccents(null)
    if (shift !== 'lock') setShift('auto')
  }
  return {
    capital,
    locked: shift === 'lock',
    accents,
    cased,
    type,
    typeLetter: (letter: string) => type(cased(letter)),
    backspace: () => {
      if (!isSecond('\b')) writeField(field, deleted(readField(field)))
    },
    pressShift: () => setShift(nextShift(shift, capital)),
    ask: () => setAccents(accents === asked ? null : asked),
    showAccents: (letter: string) => setAccents(letter),
    hideAccents: () => setAccents(null),
  }
}

/** Once for one letter, once more for all that follow, and back. */
function nextShift(shift: Shift, capital: boolean): Shift {
  if (shift === 'lock') return 'auto'
  if (shift === 'up') return 'lock'
  return capital ? 'down' : 'up'
}

/** Draws again whenever somebody types or moves the caret: the next letter may be a capital one. */
function useTyping(): void {
  const [, draw] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    document.addEventListener('input', draw)
    document.addEventListener('selectionchange', draw)
    return () => {
      document.removeEventListener('input', draw)
      document.removeEventListener('selectionchange', draw)
    }
  }, [])
}

function useSteady(steady: boolean): (key: string) => boolean {
  const last = useRef({ key: '', at: -steadyFor })
  return (key) => {
    const at = performance.now()
    const second = steady && key === last.current.key && at - last.current.at < steadyFor
    last.current = { key, at }
    return second
  }
}
