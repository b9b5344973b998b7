import type { TFunction } from 'i18next'
import i18next from 'i18next'
import type { Answer } from '../../../shared/contract/index.ts'

export type AuditEntry = Answer<'audit', 'list'>['entries'][number]
export type NamesById = { staff: Map<number, string>; devices: Map<number, string> }

type Words = { [key: string]: string | Words }

/** Marks an id inside a sentence, so that it is set in the mono face. */
export const idMark = '\u0001'

/** An entry as a sentence, ids between marks; the raw action where no sentence is known. */
export function entryText(entry: AuditEntry, names: NamesById, t: TFunction): string {
  const actor = actorText(entry, t)
  const key = `auditActions.${entry.action}`
  if (!i18next.exists(key))
    return t('audit.unknownAction', { actor, action: entry.action, subject: subjectText(entry, names) })
  const { call, ...detail } = entry.detail
  const words = call === undefined ? {} : { call: t(`refusedCalls.${String(call)}`, { defaultValue: String(call) }) }
  return t(key, { ...flat(detail), ...words, actor, subject: subjectText(entry, names) })
}

function actorText({ actorKind, actorName, actorId }: AuditEntry, t: TFunction): string {
  if (actorKind === 'staff') return actorName ?? t('audit.actor.staff', { id: marked(actorId) })
  return t(`audit.actor.${actorKind}`)
}

function subjectText({ subject, subjectId }: AuditEntry, names: NamesById): string {
  if (subjectId === null) return ''
  const name =
    subject === 'staff' ? names.staff.get(subjectId) : subject === 'device' ? names.devices.get(subjectId) : undefined
  return name ?? marked(subjectId)
}

const marked = (id: number | null) => (id === null ? '' : `${idMark}${id}${idMark}`)

function flat(detail: AuditEntry['detail']): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(detail).map(([key, value]) => [
      key,
      Array.isArray(value) ? value.join(' ') : typeof value === 'number' ? value : String(value ?? ''),
    ]),
  )
}

/** Every action that has words, for the filter: sorted as they read. */
export function auditActionNames(t: TFunction): { value: string; label: string }[] {
  const words = i18next.getResource(i18next.language, 'translation', 'auditNames') as Words | undefined
  return leaves(words ?? {}, '')
    .map((value) => ({ value, label: t(`auditNames.${value}`) }))
    .sort((a, b) => a.label.localeCompare(b.label))
}

function leaves(words: Words, path: string): string[] {
  return Object.entries(words).flatMap(([key, value]) => {
    const here = path ? `${path}.${key}` : key
    return typeof value === 'string' ? [here] : leaves(value, here)
  })
}
