import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { entryText, type AuditEntry } from '../../renderer/desk/audit/audit-words.ts'
import { access } from '../../shared/access.ts'
import type { CallName } from '../../shared/contract/index.ts'
import { roles } from '../../shared/contract/words.ts'
import en from '../../shared/locales/en.json' with { type: 'json' }

beforeAll(() =>
  i18next.init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } }),
)

const nobody = { staff: new Map<number, string>(), devices: new Map<number, string>() }
const refused = (call: string) =>
  ({ action: 'access.refused', actorKind: 'staff', actorName: 'Rita Bell', detail: { call } }) as unknown as AuditEntry

test('a refusal is told as what somebody tried to do', () => {
  expect(entryText(refused('visits.erase'), nobody, i18next.t)).toBe(
    'Rita Bell tried to erase a visit, and was refused',
  )
})

/** Calls that some role may not make. */
const refusable = (Object.keys(access) as CallName[]).filter((name) => {
  const { before, anyone, roles: allowed = [] } = access[name]
  return !before && !anyone && roles.some((role) => !allowed.includes(role))
})

test('every call that can be refused to a role has its words, and no other has', () => {
  const worded = Object.entries(en.refusedCalls).flatMap(([noun, verbs]) =>
    Object.keys(verbs).map((verb) => `${noun}.${verb}`),
  )
  expect(worded.sort()).toEqual(refusable.sort())
})
