import type { KeyboardEvent, Ref } from 'react'
import { use, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FieldError } from './field-error.tsx'
import { describedBy, QuestionContext } from './question-context.ts'
import { matchOf } from './suggest-match.ts'
import fieldStyles from './kiosk-field.module.css'
import styles from './suggest-field.module.css'

export type Suggestion = { id: string; name: string; detail?: string }

export type SuggestFieldProps = {
  id: string
  value: string
  onChange: (text: string) => void
  /** Empty until the third letter, and after a choice. */
  suggestions: Suggestion[]
  onChoose: (chosen: Suggestion) => void
  /** A sentence under the field when there is no list: "Nobody here matches …". */
  status?: string
  error?: string
  autoFocus?: boolean
  inputRef?: Ref<HTMLInputElement>
}

/** A field with people under it: arrows and Enter, or a tap. The list stands in the page and covers nothing. */
export function SuggestField(props: SuggestFieldProps) {
  const { id, value, onChange, suggestions, onChoose, status, error, autoFocus, inputRef } = props
  const { t } = useTranslation()
  const { hintId, titleId } = use(QuestionContext)
  const listId = useId()
  const [place, setPlace] = useState(-1)
  const open = suggestions.length > 0
  const active = open && place >= 0 && place < suggestions.length ? place : -1

  const choose = (chosen: Suggestion) => {
    setPlace(-1)
    onChoose(chosen)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return
    if (event.key === 'ArrowDown') setPlace((active + 1) % suggestions.length)
    else if (event.key === 'ArrowUp') setPlace(active <= 0 ? suggestions.length - 1 : active - 1)
    else if (event.key === 'Escape') setPlace(-1)
    else if (event.key === 'Enter' && active >= 0) choose(suggestions[active]!)
    else return
    event.preventDefault()
  }

  return (
    <div className={fieldStyles.field}>
      <FieldError id={id}>{error}</FieldError>
      <input
        type="text"
        role="combobox"
        id={id}
        ref={inputRef}
        className={fieldStyles.input}
        autoFocus={autoFocus}
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        dir={value ? 'auto' : undefined}
        value={value}
        onChange={(event) => {
          setPlace(-1)
          onChange(event.currentTarget.value)
        }}
        onKeyDown={onKeyDown}
        aria-expanded={open}
        aria-autocomplete="list"
        aria-controls={open ? listId : undefined}
        aria-activedescendant={active >= 0 ? `${listId}${active}` : undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(hintId, error && `${id}-error`)}
      />
      {open && (
        <ul ref={bringUp} id={listId} role="listbox" aria-labelledby={titleId} className={styles.list}>
          {suggestions.map((suggestion, at) => (
            <SuggestRow
              key={suggestion.id}
              id={`${listId}${at}`}
              suggestion={suggestion}
              typed={value}
              active={at === active}
              onChoose={choose}
            />
          ))}
        </ul>
      )}
      {status && <p className={styles.status}>{status}</p>}
      <p className="foyer-hidden" role="status">
        {open ? t('ui.kiosk.matches', { count: suggestions.length }) : status}
      </p>
    </div>
  )
}

/** Over the screen's keys a list that opens has the most room where its field stands highest. */
function bringUp(list: HTMLUListElement | null): void {
  if (document.querySelector('[data-keyboard]')) list?.previousElementSibling?.scrollIntoView({ block: 'start' })
}

type SuggestRowProps = {
  id: string
  suggestion: Suggestion
  typed: string
  active: boolean
  onChoose: (s: Suggestion) => void
}

function SuggestRow({ id, suggestion, typed, active, onChoose }: SuggestRowProps) {
  const { name, detail } = suggestion
  const [from, until] = matchOf(name, typed)
  return (
    <li
      id={id}
      role="option"
      aria-selected={active}
      className={styles.row}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onChoose(suggestion)}
    >
      {/* A name in another script begins where the page's lines do. */}
      <span>
        <bdi>
          {name.slice(0, from)}
          {until > from && <mark className={styles.match}>{name.slice(from, until)}</mark>}
          {name.slice(until)}
        </bdi>
      </span>
      {detail && <span className={styles.detail}>{detail}</span>}
    </li>
  )
}
