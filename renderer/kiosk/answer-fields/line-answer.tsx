import { KioskField } from '../../ui/kiosk/kiosk-field.tsx'
import type { AnswerFieldProps } from './answer-field.ts'

export function TextAnswer({ id, given, onChange, error }: AnswerFieldProps) {
  return (
    <KioskField
      id={id}
      autoFocus
      enterKeyHint="next"
      value={given.text}
      onChange={(text) => onChange({ text })}
      error={error}
    />
  )
}

export function NumberAnswer({ id, given, onChange, error }: AnswerFieldProps) {
  return (
    <KioskField
      id={id}
      autoFocus
      inputMode="decimal"
      enterKeyHint="next"
      value={given.text}
      onChange={(text) => onChange({ text })}
      error={error}
    />
  )
}
