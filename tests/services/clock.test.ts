import { expect, test } from 'vitest'
import { createAudit } from '../../main/audit/audit.ts'
import type { TimeServerState } from '../../main/clock/time-server.ts'
import { createClockGuard } from '../../main/clock/clock.ts'
import { people } from '../support/people.ts'
import { pictureDay, testWorld } from '../support/test-world.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const reason = 'the battery was replaced'

function guarded() {
  const server: { state: TimeServerState | null } = { state: null }
  const base = testWorld()
  const world = { ...base, builtAt: pictureDay - 30 * day, timeServer: async () => server.state }
  const { helen, priya } = people(world)
  const audit = createAudit(world)
  /** Another process; `boot`: within the same start of the machine. */
  const open = (boot?: string) => createClockGuard({ ...world, clock: { ...world.clock, boot } }, { audit })
  const actions = () =>
    (
      world.db.prepare("SELECT action FROM audit_entry WHERE action LIKE 'clock.%' ORDER BY n").all() as {
        action: string
      }[]
    ).map(({ action }) => action)
  return { world, server, open, guard: open(), actions, helen, priya }
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
  ['ahead', 31 * day],
  ['back', -3 * minute],
])('a jump %s makes it suspect until two different people confirm, across a restart', async (_way, ms) => {
  const { world, open, guard, actions, helen, priya } = guarded()
  guard.sample()
  const heard: string[] = []
  world.events.listen((topic) => heard.push(topic))
  world.clock.set(pictureDay + ms)
  expect(guard.trusted()).toBe(false)
  expect(guard.state()).toMatchObject({
    state: 'suspect',
    since: pictureDay + ms,
    reason: 'jump',
    offMs: ms,
    saidBy: [],
  })
  expect(heard).toEqual(['clock'])
  // It does not heal by itself, nor by starting again.
  world.clock.pass(hour)
  expect(open().trusted()).toBe(false)
  expect(await guard.confirm(helen, { reason })).toEqual({ stillNeeded: 1 })
  expect(guard.trusted()).toBe(false)
  expect(() => guard.confirm(helen, { reason })).toThrow(expect.objectContaining({ key: 'clock-same-person' }))
  expect(guard.state().saidBy).toMatchObject([{ name: helen.staff!.name }])
  expect(await guard.confirm(priya, { reason })).toEqual({ stillNeeded: 0 })
  expect(guard.trusted()).toBe(true)
  expect(open().trusted()).toBe(true)
  expect(actions()).toEqual(['clock.suspected', 'clock.confirmed', 'clock.confirmed'])
  expect(guard.history(helen, {})).toMatchObject([
    { state: 'suspect', reason: 'jump', offMs: ms, endedBy: 'people', saidBy: [{}, {}] },
  ])
  const entries = world.db.prepare('SELECT entry FROM audit_entry').all() as { entry: string }[]
  expect(JSON.stringify(entries)).not.toContain('battery')
})

test('a start before the high-water mark is bad', () => {
  const { world, open, guard } = guarded()
  guard.sample()
  world.clock.set(pictureDay - 6 * minute)
  const next = open()
  expect(next.trusted()).toBe(false)
  expect(next.state()).toMatchObject({ state: 'bad', reason: 'before-high-water', offMs: -6 * minute })
})

test('a clock that was set while Foyer was not running is found by the same start of the machine', () => {
  const { world, open } = guarded()
  open('boot 1').sample()
  world.clock.pass(hour)
  world.clock.set(world.clock.now() + 20 * hour)
  const same = open('boot 1')
  expect(same.trusted()).toBe(false)
  expect(same.state()).toMatchObject({ reason: 'jump', offMs: 20 * hour })
})

test('after another start of the machine less than three days on, it is trusted', () => {
  const { world, open } = guarded()
  open('boot 1').sample()
  world.clock.set(pictureDay + 20 * hour)
  expect(open('boot 2').trusted()).toBe(true)
})

test('a start days later is suspect until one other clock agrees', async () => {
  const { world, server, open, guard, actions } = guarded()
  guard.sample()
  world.clock.set(pictureDay + 5 * day)
  const next = open()
  await next.gather(null)
  expect(next.trusted()).toBe(false)
  expect(next.state()).toMatchObject({ state: 'suspect', reason: 'far-ahead' })
  server.state = { aheadMs: 20, agoMs: minute }
  await next.gather(null)
  expect(next.trusted()).toBe(true)
  expect(actions()).toEqual(['clock.suspected', 'clock.corroborated'])
  // A clock that agrees from the start on leaves no doubt at all.
  world.clock.set(pictureDay + 10 * day)
  const later = open()
  await later.gather(null)
  expect(later.trusted()).toBe(true)
  expect(actions()).toHaveLength(2)
})

test('a jump ends without people once two other clocks have agreed for an hour, and not before', async () => {
  const { world, server, guard, helen } = guarded()
  guard.sample()
  world.clock.set(pictureDay + 20 * day)
  expect(guard.trusted()).toBe(false)
  const agreeFor = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += 5 * minute) {
      world.clock.pass(5 * minute)
      guard.noteTablet(1, world.clock.now() + 1000)
      guard.noteTablet(2, world.clock.now() - 1000)
      server.state = { aheadMs: 0, agoMs: minute }
      await guard.gather(null)
      guard.sample()
    }
  }
  await agreeFor(55 * minute)
  expect(guard.state()).toMatchObject({ trusted: false, agreeing: ['time-server', 'tablets'] })
  // One of them is lost for a moment: the hour begins anew.
  server.state = null
  await guard.gather(null)
  guard.sample()
  await agreeFor(hour)
  expect(guard.trusted()).toBe(false)
  await agreeFor(10 * minute)
  expect(guard.trusted()).toBe(true)
  expect(guard.history(helen, {})).toMatchObject([{ endedBy: 'clocks' }])
})

test('an impossible time is confirmed by nobody; once it is set right, two people may', async () => {
  const { world, open, guard, helen, priya } = guarded()
  guard.sample()
  world.clock.set(0)
  const next = open()
  expect(next.trusted()).toBe(false)
  expect(next.state()).toMatchObject({ state: 'bad', reason: 'out-of-bounds' })
  expect(() => next.confirm(helen, { reason })).toThrow(expect.objectContaining({ key: 'clock-out-of-bounds' }))
  world.clock.set(pictureDay + minute)
  expect(next.trusted()).toBe(false)
  await next.confirm(helen, { reason })
  await next.confirm(priya, { reason })
  expect(next.trusted()).toBe(true)
})

test('a jump ahead makes nothing due before it is noticed', () => {
  const { world, guard } = guarded()
  guard.sample()
  world.clock.set(pictureDay + 31 * day)
  expect(guard.now()).toBe(pictureDay + 2 * minute)
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
  const { guard, helen } = guarded()
  expect(() => guard.confirm(helen, { reason: 'for good measure' })).toThrow(
    expect.objectContaining({ code: 'conflict', key: 'clock-not-suspect' }),
  )
})
