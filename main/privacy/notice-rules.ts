import type { Settings } from '../../shared/contract/office.ts'
import { noticeRows, type NoticePart, type NoticeText, type OwnWords } from '../../shared/contract/privacy.ts'

type Words = (key: string, values?: Record<string, string | number>) => string

/** Sections of the full layer and, of each, its paragraphs in order. */
const sections: { key: string; paragraphs: string[] }[] = [
  { key: 'controller', paragraphs: ['who', 'contact', 'website'] },
  { key: 'collected', paragraphs: ['visit', 'more', 'invited', 'also', 'cctv', 'choice'] },
  { key: 'purposes', paragraphs: ['why', 'interests', 'cctv'] },
  { key: 'access', paragraphs: ['staff', 'cctv'] },
  { key: 'recipients', paragraphs: ['group', 'messages', 'others'] },
  { key: 'transfers', paragraphs: ['where'] },
  { key: 'retention', paragraphs: ['visits', 'sooner', 'passes', 'cctv', 'incidents'] },
  { key: 'rights', paragraphs: ['list', 'copy', 'how'] },
  { key: 'decisions', paragraphs: ['people'] },
  { key: 'complaints', paragraphs: ['us', 'regulator', 'regulatorAddress'] },
  { key: 'changes', paragraphs: ['versions'] },
]

/** What the settings fill in, each in a gap `{{…}}` of a part. */
const gaps = [
  'who',
  'organisation',
  'email',
  'website',
  'regulator',
  'regulatorName',
  'regulatorAddress',
  'visitDays',
  'footageDays',
] as const
type Gap = (typeof gaps)[number]
const asGaps = Object.fromEntries(gaps.map((gap) => [gap, `{{${gap}}}`]))

const oneOf = (...parts: string[]): string => parts.filter((part) => part !== '').join(', ')

function valuesOf(office: Settings, words: Words): Record<Gap, string> {
  return {
    who: oneOf(office.organisation, office.address).replace(/\.$/, ''),
    organisation: office.organisation,
    email: office.contactEmail,
    website: office.website,
    regulator: oneOf(office.regulatorName, office.regulatorContact).replace(/\.$/, ''),
    regulatorName: office.regulatorName,
    regulatorAddress: office.regulatorAddress.replace(/\.$/, ''),
    visitDays: words('notice.days', { count: office.visitRetentionDays }),
    footageDays: words('notice.days', { count: office.footageRetentionDays }),
  }
}

/** Every part of the notice as Foyer words it, with its gaps: `short.<row>`, then `full.<section>.<paragraph>`. */
export function partsOf(words: Words): NoticePart[] {
  const short = noticeRows.map((row) => ({
    key: `short.${row}`,
    heading: words(`notice.short.${row}.heading`),
    made: words(`notice.short.${row}.text`, asGaps),
  }))
  const full = sections.flatMap(({ key, paragraphs }) =>
    paragraphs.map((paragraph) => ({
      key: `full.${key}.${paragraph}`,
      heading: words(`notice.full.${key}.heading`),
      made: words(`notice.full.${key}.${paragraph}`, asGaps),
    })),
  )
  return [...short, ...full]
}

/** Each part with its gaps as the office has it: its own words, else Foyer's; '' where it is left out. */
export function wordingOf(parts: readonly NoticePart[], own: OwnWords): Record<string, string> {
  return Object.fromEntries(parts.map(({ key, made }) => [key, (own[key] ?? made).trim()]))
}

const gapPattern = /\{\{\s*(\w+)\s*\}\}/g

/** Gaps that no setting fills. */
export function unknownGaps(text: string): string[] {
  const found = [...text.matchAll(gapPattern)].map(([, gap]) => gap!)
  return found.filter((gap) => !gaps.some((known) => known === gap))
}

/** The notice of an office in the words of one language; what stands in gaps comes from its settings. */
export function noticeOf(office: Settings, words: Words, own: OwnWords = {}): NoticeText {
  const values = valuesOf(office, words)
  const wording = wordingOf(partsOf(words), own)
  const fill = (text: string) => text.replaceAll(gapPattern, (_all, gap: Gap) => values[gap])
  // A sentence about a setting that is empty says nothing.
  const saysNothing = (text: string) =>
    (['website', 'regulatorAddress'] as const).some((gap) => values[gap] === '' && text.includes(`{{${gap}}}`))
  const paragraphs = (key: string): string[] => {
    const text = wording[key]!
    if (text === '' || saysNothing(text)) return []
    return fill(text)
      .split(/\n+/)
      .map((line) => line.trim())
      .filter((line) => line !== '')
  }
  return {
    rows: noticeRows
      .map((key) => ({
        key,
        heading: words(`notice.short.${key}.heading`),
        text: paragraphs(`short.${key}`).join(' '),
      }))
      .filter(({ text }) => text !== ''),
    full: sections
      .map(({ key, paragraphs: names }) => ({
        heading: words(`notice.full.${key}.heading`),
        paragraphs: names.flatMap((name) => paragraphs(`full.${key}.${name}`)),
      }))
      .filter((section) => section.paragraphs.length > 0),
  }
}
