import { useSyncExternalStore } from 'react'
import { typedField, type TypedField } from './typed-field.ts'

/** Whether Foyer's keys stand on the screen, for which field, and how they behave. */
export type ScreenKeys = {
  /** This device has no keyboard of its own. */
  own: boolean
  /** The visitor's own choice on the text panel, for one visit; null: as the device has it. */
  wanted: boolean | null
  /** A second touch of the same key right after the first is left out. */
  steady: boolean
  /** Put away with the Hide key, or because somebody types on a real keyboard. */
  away: boolean
  field: TypedField | null
}

let keys: ScreenKeys = { own: false, wanted: null, steady: false, away: false, field: null }
const hearers = new Set<() => void>()

export function setKeys(change: Partial<ScreenKeys>): void {
  const next = { ...keys, ...change }
  if (Object.entries(next).every(([name, value]) => keys[name as keyof ScreenKeys] === value)) return
  keys = next
  if (keys.field) keepPlatformKeysAway(keys.field)
  for (const hear of hearers) hear()
}

const listen = (hear: () => void) => {
  hearers.add(hear)
  return () => void hearers.delete(hear)
}

export const useScreenKeys = (): ScreenKeys => useSyncExternalStore(listen, () => keys)

/** The field that is typed into on the screen's keys now. */
export function shownFor(now: ScreenKeys): TypedField | null {
  return serves(now) && !now.away && now.field?.isConnected ? now.field : null
}

/** Whether this screen's keys are Foyer's, shown or put away. */
export const serves = ({ own, wanted }: ScreenKeys): boolean => wanted ?? own

/** The platform's own keyboard stays away from a field while ours serves it; what the field asked for is kept. */
function keepPlatformKeysAway(field: TypedField): void {
  field.dataset['mode'] ??= field.inputMode || 'text'
  field.inputMode = serves(keys) ? 'none' : field.dataset['mode']
}

/** Which signs a field asked for: its own input mode, or its type. */
export function modeOf(field: TypedField): string {
  const mode = field.dataset['mode'] ?? field.inputMode
  return mode && mode !== 'text' && mode !== 'none' ? mode : field.type
}

/** What is wrong is read first: the keys would cover the fields that it speaks of. */
const isSummary = (target: EventTarget | null): boolean => target instanceof Element && target.matches('[role=alert]')

/** Follows the focus, and whether somebody types on a real keyboard; returns a function that stops. */
export function watchKeys(): () => void {
  const stop = new AbortController()
  const on = { capture: true, signal: stop.signal }
  const focused = (event: FocusEvent) => {
    const field = typedField(event.target)
    if (field) setKeys({ field })
    else if (!keys.field?.isConnected || isSummary(event.target)) setKeys({ field: null })
  }
  // Only once the finger is lifted: keys that come earlier would move what it came down on.
  const touched = (event: MouseEvent) => {
    const field = typedField(event.target)
    if (field) setKeys({ field, away: false })
  }
  // A letter that no key of ours wrote. Tab, Enter and the arrows may come from a switch, whose owner needs our keys.
  const pressed = ({ isTrusted, key }: KeyboardEvent) => {
    if (isTrusted && key.length === 1 && key !== ' ') setKeys({ away: true })
  }
  document.addEventListener('focusin', focused, on)
  document.addEventListener('click', touched, on)
  document.addEventListener('keydown', pressed, on)
  const here = typedField(document.activeElement)
  if (here) setKeys({ field: here })
  return () => stop.abort()
}
