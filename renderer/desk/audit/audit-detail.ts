import type { TFunction } from 'i18next'
import i18next from 'i18next'
import { bytesText, countText, dateTime, durationText, shortDate } from '../../ui/dates.ts'
import type { AuditEntry } from './audit-words.ts'

/** Said by the sentence or the purpose already, or usual. */
const inSentence = new Set(['call', 'code', 'enrolled', 'explanation', 'cameraId', 'inPlaceOf', 'version'])
/** Counts that say something only where there are any. */
const unlessNone = new Set(['bytes', 'held', 'pardoned', 'unchecked', 'lost', 'stillNeeded', 'attempts'])
/** Whose values are codes. */
const coded = new Set(['reason', 'why', 'problem', 'outcome', 'channel', 'format'])
const unlessMarked = new Set(['drill', 'isDefault', 'active', 'byName', 'newSecret'])

/** What comes first, as people would say it; the rest follows as it is stored. */
const first = ['outcome', 'reason', 'why', 'problem', 'cameraIds', 'fromAt', 'toAt', 'segments', 'removed', 'bytes']
const placeOf = (key: string): number => (first.includes(key) ? first.indexOf(key) : first.length)

/** What else the entry says: its purpose, and its detail in words. */
export function detailText({ purposeCode, detail }: AuditEntry, zone: string, t: TFunction): string {
  const facts = Object.entries(detail)
    .filter(([key, value]) => isSaid(key, value))
    .toSorted(([one], [other]) => placeOf(one) - placeOf(other))
    .map(([key, value]) => {
      const text = value === true && unlessMarked.has(key) ? '' : valueText(key, value, zone, t)
      return t(`audit.detail.${key}`, { value: text, defaultValue: [key, text].filter(Boolean).join(' ') })
    })
  const purpose = purposeCode ? [t(`purposes.${purposeCode}`)] : []
  return [...purpose, ...facts].join(' · ')
}

function isSaid(key: string, value: unknown): boolean {
  if (inSentence.has(key) || value === null || value === '' || value === false) return false
  return value !== 0 || !unlessNone.has(key)
}

/** As people read it: moments, sizes and counts, and codes by their words where there are some. */
function valueText(key: string, value: unknown, zone: string, t: TFunction): string {
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value === 'number') {
    if (key.endsWith('At')) return dateTime(value, zone)
    if (key === 'bytes') return bytesText(value)
    if (key.endsWith('Ms')) return durationText(Math.abs(value))
    return key.endsWith('Id') ? String(value) : countText(value)
  }
  const text = String(value)
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return shortDate(text, zone)
  return coded.has(key) && i18next.exists(`audit.code.${text}`) ? t(`audit.code.${text}`) : text
}
