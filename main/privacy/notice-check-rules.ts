import type { NoticeItem } from '../../shared/notice-items.ts'
import type { Language } from '../../shared/languages.ts'

/** Where an item is said: a part, the gaps it must have, and words of which it must say each in its language. */
type Place = { part: string; gaps?: string[]; says?: Record<Language, RegExp[]> }

const everyLanguage = (...said: RegExp[]): Record<Language, RegExp[]> => ({
  en: said,
  cy: said,
  pl: said,
  fr: said,
  ar: said,
})

const legitimate: Record<Language, RegExp[]> = {
  en: [/legitimate interest/i],
  cy: [/buddiannau (dilys|cyfreithlon)|fuddiannau (dilys|cyfreithlon)/i],
  pl: [/uzasadnion\w+ interes/i],
  fr: [/intérêts? légitimes?/i],
  ar: [/مصالح\S* (ال)?مشروعة/],
}
const object: Record<Language, RegExp[]> = {
  en: [/object/i],
  cy: [/gwrthwynebu|wrthwynebu/i],
  pl: [/sprzeciw/i],
  fr: [/oppos/i],
  ar: [/اعتراض|تعترض/],
}
/** To see, to have corrected, erased, and used less. */
const rights: Record<Language, RegExp[]> = {
  en: [/\bsee\b|access|copy/i, /correct|rectif/i, /erase|delete/i, /limit|restrict/i],
  cy: [/gweld|weld/i, /[cg]ywiro/i, /dileu/i, /[cg]yfyngu/i],
  pl: [/zobaczyć|dostęp/i, /popraw|sprostow/i, /usuni/i, /ogranicz/i],
  fr: [/consulter|accès|accéder/i, /corriger|rectif/i, /effacer|supprimer/i, /limit/i],
  ar: [/تطّلع|الاطّلاع|الوصول/, /تصحيح/, /حذف|محو/, /تقييد/],
}

/**
 * What Article 13 of the UK GDPR asks for, and where this notice says it. A part may be put in other words, but a part
 * that carries an item can neither be left out nor lose the facts that the settings fill in.
 */
const places: Record<NoticeItem, Place[]> = {
  identity: [
    { part: 'short.who', gaps: ['who'] },
    { part: 'full.controller.who', gaps: ['who'] },
  ],
  contact: [
    { part: 'full.controller.contact', gaps: ['email'] },
    { part: 'short.rights', gaps: ['email'] },
  ],
  purposes: [{ part: 'short.why' }, { part: 'full.purposes.why' }],
  basis: [{ part: 'full.purposes.interests', says: everyLanguage(/6\s?\(1\)\s?\(f\)/i) }],
  interests: [
    { part: 'short.why', says: legitimate },
    { part: 'full.purposes.interests', says: legitimate },
  ],
  recipients: [
    { part: 'short.sees' },
    { part: 'full.access.staff' },
    { part: 'full.recipients.group' },
    { part: 'full.recipients.others' },
  ],
  transfers: [{ part: 'full.transfers.where', says: everyLanguage(/46/) }],
  retention: [
    { part: 'short.long', gaps: ['visitDays'] },
    { part: 'full.retention.visits', gaps: ['visitDays'] },
    { part: 'full.retention.cctv', gaps: ['footageDays'] },
  ],
  rights: [{ part: 'short.rights' }, { part: 'full.rights.list', says: rights }, { part: 'full.rights.how' }],
  objection: [
    { part: 'short.rights', says: object },
    { part: 'full.rights.list', says: object },
  ],
  'complaint-us': [{ part: 'full.complaints.us', gaps: ['email'] }],
  'complaint-regulator': [
    { part: 'short.rights', gaps: ['regulator'] },
    { part: 'full.complaints.regulator', gaps: ['regulator'] },
  ],
  obliged: [{ part: 'full.collected.choice' }],
  decisions: [{ part: 'full.decisions.people' }],
}

function isSaid({ part, gaps = [], says }: Place, wording: Readonly<Record<string, string>>, language: Language) {
  const text = wording[part] ?? ''
  if (text === '') return false
  return gaps.every((gap) => text.includes(`{{${gap}}}`)) && (says?.[language] ?? []).every((said) => said.test(text))
}

/** The items of Article 13 that a wording (each part with its gaps, '' where left out) does not say. */
export function missingFrom(wording: Readonly<Record<string, string>>, language: Language): NoticeItem[] {
  const items = Object.keys(places) as NoticeItem[]
  return items.filter((item) => !places[item].every((place) => isSaid(place, wording, language)))
}
