import type { AnswerFieldProps } from './answer-field.ts'
import { SignatureField } from './signature-field.tsx'

/** A signature, drawn or typed. */
export function SignatureAnswer({ id, given, onChange, error }: AnswerFieldProps) {
  return <SignatureField id={id} name={given.text} drawing={given.data} onChange={onChange} error={error} />
}
