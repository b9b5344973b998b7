import { expect, test } from 'vitest'
import { freshDraft } from '../../renderer/desk/invitations/invitation-draft.ts'

test.each([
  ['09:20', '2026-11-30', '10:00', '11:00'],
  ['00:00', '2026-11-30', '01:00', '02:00'],
  ['21:59', '2026-11-30', '22:00', '23:00'],
  ['22:00', '2026-12-01', '09:00', '10:00'],
  ['23:59', '2026-12-01', '09:00', '10:00'],
])('at %s a new invitation begins with hours still to come', (clock, expectedOn, from, until) => {
  expect(freshDraft('2026-11-30', clock, 1)).toMatchObject({ expectedOn, from, until })
})
