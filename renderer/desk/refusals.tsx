import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { CallError } from '../client.ts'
import { NoticeBox } from '../ui/desk/notice-box.tsx'

/** What a refused call tells the person: a sentence that says what to do. */
export function refusalText(error: unknown, t: TFunction): string {
  if (!(error instanceof CallError)) return t('desk.broken')
  const { key, code, params } = error.refusal
  const known = t(`errors.${key}`, { ...params, defaultValue: '' })
  return known || t(`desk.refused.${code}`, { ...params, defaultValue: t('desk.broken') })
}

/** Sentences for single inputs, by the input's path (`organisation.contactEmail`); empty when the refusal names none. */
export function fieldRefusals(error: unknown, t: TFunction): Record<string, string> {
  if (!(error instanceof CallError)) return {}
  const fields = Object.entries(error.refusal.fields ?? {})
  return Object.fromEntries(
    fields.map(([path, key]) => [
      path,
      t(`errors.${key}`, { ...error.refusal.params, defaultValue: t('desk.checkThis') }),
    ]),
  )
}

/** Shows a refusal where it happened; nothing when there is none. Read aloud when it appears. */
export function Refused({ error }: { error: unknown }) {
  const { t } = useTranslation()
  if (!error) return null
  return (
    <NoticeBox tone="brick" live>
      {refusalText(error, t)}
    </NoticeBox>
  )
}
