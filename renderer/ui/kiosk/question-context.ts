import { createContext } from 'react'

/** Which title and hint belong to the answer inside a question. */
export type QuestionIds = { titleId?: string; hintId?: string }

export const QuestionContext = createContext<QuestionIds>({})

/** The ids that describe a field, or undefined for none. */
export function describedBy(...ids: (string | false | undefined)[]): string | undefined {
  return ids.filter(Boolean).join(' ') || undefined
}
