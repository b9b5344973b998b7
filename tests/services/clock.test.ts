import { expect, test } from 'vitest'
import { createAudit } from '../../main/audit/audit.ts'
import { createClockGuard } from '../../main/clock/clock.ts'
import { pictureDay, testWorld } from '../support/test-world.ts'

const minute = 60_000
const hour = 60 * minute

function guarded() {
  const world = testWorld()
  const audit = createAudit(world)
  const open = () => createClockGuard(world, { audit })
  const actions = () =>
    (world.db.prepare('SELECT action FROM audit_entry ORDER BY n').all() as { action: string }[]).map(
      ({ action }) => action,
    )
  const helen = { id: 1, name: 'Helen', roles: ['manager'] as const, sessionId: 1, mustChangeSecret: false }
  world.db
    .prepare(
      `INSERT INTO staff_member (id, name, sign_in_name, secret_kind, secret_hash, must_change_secret, created_at)
       VALUES (1, 'Helen', 'helen', 'pin', '', 0, 0)`,
    )
    .run()
  const manager = { kind: 'staff', staff: helen, device: null, purpose: () => null, setCookie: () => {} } as const
  return { world, open, guard: open(), actions, manager }
}

test('time that passes on both clocks is trusted, and remembered within a minute', () => {
  const { world, guard } = guarded()
  for (let n = 0; n < 20; n += 1) {
    guard.sample()
    const saved = world.db.prepare('SELECT high_water_at AS at FROM clock_state').get() as { at: number }
    expect(world.clock.now() - saved.at).toBeLessThan(minute)
    world.clock.pass(20_000)
  }
  expect(guard.trusted()).toBe(true)
})

test.each([
  ['ahead', 31 * 24 * hour],
  ['back', -3 * minute],
])('a jump %s makes it suspect until a manager confirms, across a restart', (_way, ms) => {
  const { world, open, guard, actions, manager } = guarded()
  guard.sample()
  const heard: string[] = []
  world.events.listen((topic) => heard.push(topic))
  world.clock.set(pictureDay + ms)
  expect(guard.trusted()).toBe(false)
  expect(guard.state()).toEqual({ trusted: false, since: pictureDay + ms, reason: 'jump' })
  expect(heard).toEqual(['clock'])
  // It does not heal by itself, nor by starting again.
  world.clock.pass(hour)
  expect(open().trusted()).toBe(false)
  expect(guard.confirm(manager, { reason: 'the battery was replaced' })).toEqual({})
  expect(guard.trusted()).toBe(true)
  expect(open().trusted()).toBe(true)
  expect(actions()).toEqual(['clock.suspected', 'clock.confirmed'])
  const entries = world.db.prepare('SELECT entry FROM audit_entry').all() as { entry: string }[]
  expect(JSON.stringify(entries)).not.toContain('battery')
})

test('a start before the high-water mark is suspect', () => {
  const { world, open, guard } = guarded()
  guard.sample()
  world.clock.set(pictureDay - 6 * minute)
  const next = open()
  expect(next.trusted()).toBe(false)
  expect(next.state().reason).toBe('before-high-water')
})

test('a jump whose transaction is undone is seen again', () => {
  const { world, guard } = guarded()
  guard.sample()
  world.clock.set(pictureDay + hour)
  expect(() =>
    world.db.transaction(() => {
      expect(guard.trusted()).toBe(false)
      throw new Error('undone')
    }),
  ).toThrow('undone')
  expect(guard.trusted()).toBe(false)
})

test('there is nothing to confirm while it is trusted', () => {
  const { guard, manager } = guarded()
  expect(() => guard.confirm(manager, { reason: 'for good measure' })).toThrow(
    expect.objectContaining({ code: 'conflict', key: 'clock-not-suspect' }),
  )
})
