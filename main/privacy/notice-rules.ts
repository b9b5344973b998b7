import type { Settings } from '../../shared/contract/office.ts'
import { noticeRows, type NoticeText } from '../../shared/contract/visits.ts'

type Words = (key: string, values?: Record<string, string | number>) => string

/** Headings of the full layer and, of each, its sentences in order; a sentence whose setting is empty is left out. */
const sections: { key: string; paragraphs: string[] }[] = [
  { key: 'controller', paragraphs: ['who', 'contact', 'website'] },
  { key: 'collected', paragraphs: ['visit', 'also', 'cctv', 'choice'] },
  { key: 'purposes', paragraphs: ['why', 'interests', 'cctv'] },
  { key: 'access', paragraphs: ['staff', 'cctv'] },
  { key: 'recipients', paragraphs: ['group', 'others'] },
  { key: 'transfers', paragraphs: ['where'] },
  { key: 'retention', paragraphs: ['visits', 'cctv', 'incidents'] },
  { key: 'rights', paragraphs: ['list', 'copy', 'how'] },
  { key: 'decisions', paragraphs: ['people'] },
  { key: 'complaints', paragraphs: ['us', 'regulator', 'regulatorAddress'] },
  { key: 'changes', paragraphs: ['versions'] },
]

const oneOf = (...parts: string[]): string => parts.filter((part) => part !== '').join(', ')

/** The notice of an office: what Article 13 asks for, from its settings, in the words of one language. */
export function noticeOf(office: Settings, words: Words): NoticeText {
  const values = {
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
  const empty = new Set([
    ...(office.website === '' ? ['controller.website'] : []),
    ...(office.regulatorAddress === '' ? ['complaints.regulatorAddress'] : []),
  ])
  return {
    rows: noticeRows.map((key) => ({
      key,
      heading: words(`notice.short.${key}.heading`),
      text: words(`notice.short.${key}.text`, values),
    })),
    full: sections.map(({ key, paragraphs }) => ({
      heading: words(`notice.full.${key}.heading`),
      paragraphs: paragraphs
        .filter((paragraph) => !empty.has(`${key}.${paragraph}`))
        .map((paragraph) => words(`notice.full.${key}.${paragraph}`, values)),
    })),
  }
}
