import { useState, type ChangeEvent } from 'react'

/** What is wrong with which input, by the input's key; its sentence stands beside it and in the summary above. */
export type Problems = Record<string, string>

/**
 * A form's unsaved state. `text(key)` spreads into a text input, `set` changes one value, `refuse` shows problems;
 * typing in an input clears its problem, and nothing typed is ever lost by a refusal.
 */
export function useDraft<T extends Record<string, unknown>>(initial: T) {
  const [draft, setDraft] = useState(initial)
  const [problems, setProblems] = useState<Problems>({})

  function set<K extends keyof T & string>(key: K, value: T[K]): void {
    setDraft((known) => ({ ...known, [key]: value }))
    setProblems(({ [key]: _mended, ...rest }) => rest)
  }

  return {
    draft,
    set,
    problems,
    refuse: setProblems,
    reset: (next: T) => {
      setDraft(next)
      setProblems({})
    },
    text: (key: keyof T & string) => ({
      id: key,
      value: String(draft[key] ?? ''),
      error: problems[key],
      autoComplete: 'off',
      spellCheck: false,
      onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
        set(key, event.currentTarget.value as T[typeof key]),
    }),
  }
}

/** For the error summary: each problem links to its input, in the order of the page. */
export function summaryOf(problems: Problems): { fieldId: string; message: string }[] {
  return Object.entries(problems).map(([fieldId, message]) => ({ fieldId, message }))
}
