import { beforeEach, expect, test } from 'vitest'
import type { HoldPredicate } from '../../main/hold-predicate.ts'
import { activeOfAny, activeOfCamera } from '../../main/incidents/hold-register-store.ts'
import { createHoldRegister } from '../../main/incidents/hold-register.ts'
import type { World } from '../../main/world.ts'
import { givenCamera, givenHold, givenIncident, givenStaff } from '../support/incident-rows.ts'
import { testWorld } from '../support/test-world.ts'

const ids = (holds: { holdId: number }[]) => holds.map(({ holdId }) => holdId)

let world: World
let register: HoldPredicate
beforeEach(() => {
  world = testWorld()
  register = createHoldRegister(world)
  givenStaff(world, 1)
  givenStaff(world, 2)
  givenCamera(world, 1)
  givenCamera(world, 2)
  givenIncident(world, { id: 7, reference: 'INC-2026-007' })
})

test('a hold covers its cameras from its first to its last millisecond, and nothing beside them', () => {
  givenHold(world, { id: 3, incidentId: 7, cameraIds: [1], fromAt: 1000, toAt: 2000 })
  const hold = { holdId: 3, incidentId: 7, reference: 'INC-2026-007', fromAt: 1000, toAt: 2000 }
  expect(register.ofCamera(1, 0, 1000)).toEqual([hold])
  expect(register.ofCamera(1, 2000, 9000)).toEqual([hold])
  expect(register.ofCamera(1, 1500, 1500)).toEqual([hold])
  expect(register.ofCamera(1, 0, 9000)).toEqual([hold])
  expect(register.ofCamera(1, 0, 999)).toEqual([])
  expect(register.ofCamera(1, 2001, 9000)).toEqual([])
  expect(register.ofCamera(2, 0, 9000)).toEqual([])
  expect(register.ofAny(2000, 2000)).toEqual([hold])
  expect(register.ofAny(2001, 2001)).toEqual([])
})

test('of overlapping holds each counts until it is released itself', () => {
  givenHold(world, { id: 3, incidentId: 7, cameraIds: [1, 2], fromAt: 1500, toAt: 2500 })
  givenHold(world, { id: 4, incidentId: 7, cameraIds: [1], fromAt: 1000, toAt: 2000 })
  givenHold(world, { id: 5, incidentId: 7, cameraIds: [1], fromAt: 1000, toAt: 3000, releasedAt: 5000 })
  expect(ids(register.ofCamera(1, 1800, 1800))).toEqual([4, 3])
  expect(ids(register.ofCamera(2, 1800, 1800))).toEqual([3])
  expect(ids(register.ofAny(1800, 1800))).toEqual([4, 3])
  expect(ids(register.ofAny(2700, 2700))).toEqual([])
  world.db
    .prepare(
      'UPDATE hold SET release_asked_by = 1, released_by = 2, approved_at = 0, releases_at = 1, released_at = 1 WHERE id = 4',
    )
    .run()
  expect(ids(register.ofCamera(1, 1800, 1800))).toEqual([3])
})

test('the register answers by its index of active holds, whatever their number', () => {
  for (const sql of [activeOfAny, activeOfCamera]) {
    const plan = world.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...(sql === activeOfAny ? [1, 0] : [1, 1, 0])) as {
      detail: string
    }[]
    const steps = plan.map(({ detail }) => detail)
    const ofCamera = 'SEARCH held USING PRIMARY KEY (camera_id=? AND from_at<?)'
    expect(steps[0]).toBe(sql === activeOfAny ? 'SEARCH hold USING INDEX hold_active (from_at<?)' : ofCamera)
    expect(steps.filter((step) => step.startsWith('SCAN') || step.includes('TEMP B-TREE'))).toEqual([])
  }
})

test('a hold keeps its range, and a released one stays released', () => {
  givenHold(world, { id: 3, incidentId: 7, cameraIds: [1], fromAt: 1000, toAt: 2000, releasedAt: 5000 })
  expect(() => world.db.prepare('UPDATE hold SET to_at = 3000').run()).toThrow('a hold keeps its range')
  expect(() => world.db.prepare('UPDATE hold SET released_at = NULL').run()).toThrow('stays released')
})

test('one camera’s question reads its own holds alone, whatever their number', () => {
  for (let id = 10; id < 210; id++)
    givenHold(world, { id, incidentId: 7, cameraIds: [id % 2 === 0 ? 1 : 2], fromAt: id, toAt: id + 5 })
  expect(ids(register.ofCamera(1, 50, 50))).toEqual([46, 48, 50])
  const held = world.db.prepare('SELECT count(*) AS n FROM held').get()
  expect(held).toEqual({ n: 200 })
  world.db
    .prepare('UPDATE hold SET release_asked_by = 1, released_by = 2, approved_at = 0, releases_at = 1, released_at = 1')
    .run()
  expect(world.db.prepare('SELECT count(*) AS n FROM held').get()).toEqual({ n: 0 })
})
