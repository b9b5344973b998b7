import { useTranslation } from 'react-i18next'
import { entryText, idMark, type AuditEntry, type NamesById } from './audit-words.ts'

/** One entry as people say it. */
export function AuditSentence({ entry, names }: { entry: AuditEntry; names: NamesById }) {
  const { t } = useTranslation()
  const parts = entryText(entry, names, t).split(idMark)
  return parts.map((part, place) =>
    place % 2 === 1 ? (
      <span key={place} className="foyer-mono">
        {part}
      </span>
    ) : (
      <span key={place}>{part}</span>
    ),
  )
}
