import type { Organisation } from '../../../shared/contract/setup.ts'
import type { SetUpDraft } from './setup-rules.ts'

/** The typed texts as the host wants them. */
export function organisationOf(draft: SetUpDraft): Organisation {
  const text = (key: string) => String(draft[`organisation.${key}`] ?? '').trim()
  return {
    organisation: text('organisation'),
    address: text('address'),
    contactEmail: text('contactEmail'),
    website: text('website'),
    regulatorName: text('regulatorName'),
    regulatorContact: text('regulatorContact'),
    regulatorAddress: text('regulatorAddress'),
    timeZone: text('timeZone'),
    footageRetentionDays: Number(text('footageRetentionDays')),
    visitRetentionDays: Number(text('visitRetentionDays')),
  }
}

export function sourceOf(draft: SetUpDraft) {
  if (draft.addSource !== 'now') return {}
  const text = (key: string) => String(draft[`source.${key}`] ?? '').trim()
  const layout = draft.layoutKind === 'strftime' ? `strftime:${text('layout')}` : 'frigate'
  return { source: { name: text('name'), path: text('path'), layout } }
}
