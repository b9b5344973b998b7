import type { NoticePart, OwnWording } from '../../../shared/contract/privacy.ts'
import type { Language } from '../../../shared/languages.ts'

/** Writes one part in a language; what is Foyer's own again is no own word. */
export function written(own: OwnWording, language: Language, part: NoticePart, text: string): OwnWording {
  const { [part.key]: _before, ...rest } = own[language] ?? {}
  const words = text === part.made ? rest : { ...rest, [part.key]: text }
  const { [language]: _all, ...others } = own
  return Object.keys(words).length > 0 ? { ...others, [language]: words } : others
}

export type PartGroup = { heading: string; layer: 'short' | 'full'; parts: NoticePart[] }

/** Parts under their headings, in order. */
export function grouped(parts: readonly NoticePart[]): PartGroup[] {
  const groups: PartGroup[] = []
  for (const part of parts) {
    const layer = part.key.startsWith('short.') ? 'short' : 'full'
    const last = groups.at(-1)
    if (last?.heading === part.heading && last.layer === layer) last.parts.push(part)
    else groups.push({ heading: part.heading, layer, parts: [part] })
  }
  return groups
}
