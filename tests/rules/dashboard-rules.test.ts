import { expect, test } from 'vitest'
import { isDiskLow, isTold, orderNeeds, waitsLong } from '../../main/dashboard/dashboard-rules.ts'
import { needKinds } from '../../shared/contract/office.ts'
import { roles } from '../../shared/contract/words.ts'
import { day } from '../../shared/time.ts'

const toldTo = (role: (typeof roles)[number]) => needKinds.filter((kind) => isTold(kind, [role]))

const need = (count: number, urgent: boolean, since: number | null) => ({
  kind: 'brake' as const,
  path: '/sweeps',
  name: null,
  count,
  urgent,
  since,
})

test('each role hears of what it may mend, and the administrator of no visitor', () => {
  expect(toldTo('receptionist')).toEqual(['open-visits'])
  expect(toldTo('administrator')).toEqual([
    'key-reduced-protection',
    'source-problem',
    'vault-away',
    'vault-full',
    'disk-low',
  ])
  expect(toldTo('lead')).toContain('console-reset')
  expect(toldTo('security')).not.toContain('release-asked')
  expect(needKinds.filter((kind) => !roles.some((role) => isTold(kind, [role])))).toEqual([])
})

test('urgent comes first, and then what has waited longest', () => {
  const ordered = orderNeeds([need(1, false, 5), need(2, true, null), need(3, false, 2), need(4, true, 9)])
  expect(ordered.map(({ count }) => count)).toEqual([4, 2, 3, 1])
})

test('what has waited for more than a day waits long', () => {
  expect([waitsLong(null, day), waitsLong(0, day), waitsLong(0, day + 1)]).toEqual([false, false, true])
})

test('a disk is low below a gibibyte, or below a twentieth', () => {
  const gib = 1024 ** 3
  expect(isDiskLow({ free: gib - 1, total: 10 * gib })).toBe(true)
  expect(isDiskLow({ free: gib, total: 10 * gib })).toBe(false)
  expect(isDiskLow({ free: 4 * gib, total: 100 * gib })).toBe(true)
})
