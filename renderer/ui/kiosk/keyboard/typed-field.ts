import type { FieldText } from './key-typing.ts'

/** Fields that take text, of pages as of ours: an input or a text area. */
export type TypedField = HTMLInputElement | HTMLTextAreaElement

const typed = new Set(['text', 'email', 'search', 'tel', 'url', 'number', 'password'])

/** The field that an element is, if text can be typed into it. */
export function typedField(element: EventTarget | null): TypedField | null {
  if (element instanceof HTMLTextAreaElement) return element.readOnly || element.disabled ? null : element
  if (!(element instanceof HTMLInputElement) || !typed.has(element.type)) return null
  return element.readOnly || element.disabled ? null : element
}

/** What stands there. Kinds of field that tell no caret (e-mail, number) are typed into at their end. */
export function readField(field: TypedField): FieldText {
  const text = field.value
  return { text, from: field.selectionStart ?? text.length, until: field.selectionEnd ?? text.length }
}

/** Writes as a keyboard would: what listens to the field hears an input event; nothing longer than it takes. */
export function writeField(field: TypedField, next: FieldText): void {
  if (field.maxLength >= 0 && next.text.length > field.maxLength && next.text.length > field.value.length) return
  const own = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype
  // React watches the element's own setter; the prototype's is what the browser itself uses.
  Object.getOwnPropertyDescriptor(own, 'value')!.set!.call(field, next.text)
  if (field.selectionStart !== null) field.setSelectionRange(next.from, next.until)
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }))
  if (field.selectionStart !== null && field.value === next.text) field.setSelectionRange(next.from, next.until)
  keepCaretInSight(field)
}

/** A long answer scrolls inside its field, as it does under a real keyboard. */
function keepCaretInSight(field: TypedField): void {
  if (field.selectionStart === field.value.length) field.scrollLeft = field.scrollWidth
}
