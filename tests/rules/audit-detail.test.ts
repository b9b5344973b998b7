import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { detailText } from '../../renderer/desk/audit/audit-detail.ts'
import type { AuditEntry } from '../../renderer/desk/audit/audit-words.ts'
import en from '../../shared/locales/en.json' with { type: 'json' }

beforeAll(() =>
  i18next.init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } }),
)

const textOf = (detail: AuditEntry['detail']) =>
  detailText({ purposeCode: null, detail } as AuditEntry, 'Europe/London', i18next.t)

test('moments, sizes and codes of an entry are read by people', () => {
  const fromAt = Date.UTC(2026, 10, 24, 9, 5)
  expect(textOf({ cameraId: 1, reason: 'backlog', segments: 1200, fromAt, bytes: 4_100_000 })).toBe(
    'first sweep with a backlog · from 24 Nov 09:05 · segments: 1,200 · 4.1 MB',
  )
  expect(textOf({ incidentId: 1, reviewOn: '2026-12-03', fromAt })).toBe(
    'from 24 Nov 09:05 · incident 1 · review on 3 Dec 2026',
  )
  expect(textOf({ reason: 'jump', offMs: -259_200_000 })).toBe('it jumped · off by 3 days')
  expect(textOf({ cameraIds: [1, 2], held: 0, lost: 3 })).toBe('cameras: 1, 2 · gone before: 3')
})

test('a word that is no code of its own stays as it is', () => {
  expect(textOf({ kind: 'other' })).toBe('other')
  expect(textOf({ outcome: 'partial', removed: 0, held: 0, pardoned: 2 })).toBe(
    'some stayed · removed: 0 · could not be removed: 2',
  )
})
