import type { ReactNode } from 'react'
import { Fragment } from 'react'

/** Two short words: a longer one may have to break. */
const hyphenated = /(?<![\p{L}-])(\p{L}{1,9}-\p{L}{1,9})(?![\p{L}-])/u

/** Text that breaks no line within "sign-out"; its letters stay as they are. Anything but text is left alone. */
export function keepHyphens(text: ReactNode): ReactNode {
  if (typeof text !== 'string' || !text.includes('-')) return text
  return text.split(hyphenated).map((part, at) => {
    const key = `${at}`
    return at % 2 === 1 ? (
      <span key={key} className="foyer-unbroken">
        {part}
      </span>
    ) : (
      <Fragment key={key}>{part}</Fragment>
    )
  })
}
