import { expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { createHelpCalls } from '../../main/help-calls/help-calls.ts'
import { day, hour, minute } from '../../shared/time.ts'
import { createStaff } from '../../main/staff/staff.ts'
import { enrolledDevice, visitorAt } from '../support/people.ts'
import { visitorDesk } from '../support/visitor-desk.ts'

function callDesk() {
  const desk = visitorDesk()
  const { world, audit, office } = desk
  const staff = createStaff(world, { audit, office })
  const calls = createHelpCalls(world, { audit, office, staff })
  const topics: string[] = []
  world.events.listen((topic) => topics.push(topic))
  return { ...desk, calls, topics }
}

test('a call rings every desk, is answered once, and the device that rang hears that somebody comes', () => {
  const { world, calls, visitor, rita, sam, topics, entries, lobby } = callDesk()
  const rung = calls.ring(visitor)
  expect(rung).toMatchObject({ rungAt: world.clock.now(), heard: true })
  expect(calls.waiting()).toEqual([{ id: rung.callId, device: lobby.name, rungAt: rung.rungAt }])
  expect(calls.state(visitor, rung)).toEqual({ rungAt: rung.rungAt, answeredAt: null })
  world.clock.pass(20_000)
  calls.answer(rita, rung)
  expect(calls.state(visitor, rung)).toEqual({ rungAt: rung.rungAt, answeredAt: world.clock.now() })
  expect(calls.waiting()).toEqual([])
  expect(() => calls.answer(sam, rung)).toThrow('call-answered')
  expect(topics).toEqual(['calls', 'calls'])
  expect(entries('call_for_help.answered')).toMatchObject([{ actorId: rita.staff!.id, subjectId: rung.callId }])
  expect(entries('call_for_help.rung')).toMatchObject([{ actorKind: 'visitor', deviceId: lobby.id }])
})

test('ringing again rings the same call once more; after an answer it is a new one', () => {
  const { world, calls, visitor, rita } = callDesk()
  const first = calls.ring(visitor)
  world.clock.pass(minute)
  const again = calls.ring(visitor)
  expect(again).toMatchObject({ callId: first.callId, rungAt: first.rungAt + minute })
  expect(calls.waiting()).toHaveLength(1)
  calls.answer(rita, first)
  expect(calls.ring(visitor).callId).not.toBe(first.callId)
})

test('tapping again and again is one ring and one entry', () => {
  const { world, calls, visitor, topics, entries } = callDesk()
  const rung = calls.ring(visitor)
  world.clock.pass(9_000)
  expect(calls.ring(visitor)).toEqual(rung)
  expect(topics).toEqual(['calls'])
  expect(entries('call_for_help.rung')).toHaveLength(1)
  world.clock.pass(1_000)
  expect(calls.ring(visitor).rungAt).toBe(rung.rungAt + 10_000)
})

test('it is not said to be heard where nobody who could answer is signed in', () => {
  const { world, calls, visitor } = callDesk()
  // Everybody's session is over by then; only the lead and the administrator come back.
  world.clock.pass(hour)
  for (const name of ['Priya', 'Ada'])
    world.db
      .prepare('UPDATE session SET last_call_at = ? WHERE token_hash = ?')
      .run(world.clock.now(), `session ${name}`)
  expect(calls.ring(visitor).heard).toBe(false)
  world.db.prepare('UPDATE session SET last_call_at = ? WHERE token_hash = ?').run(world.clock.now(), 'session Rita')
  expect(calls.ring(visitor).heard).toBe(true)
})

test('another device learns nothing of it', () => {
  const { world, calls, visitor } = callDesk()
  const rung = calls.ring(visitor)
  const elsewhere = visitorAt(enrolledDevice(world, 'Back door', 'kiosk'))
  expect(() => calls.state(elsewhere, rung)).toThrow('call-gone')
})

test('calls are removed after their local day, those of today stay', () => {
  const { world, calls, visitor, rita, goTo } = callDesk()
  goTo('2026-11-24T23:58:00Z')
  calls.answer(rita, calls.ring(visitor))
  calls.ring(visitor)
  expect(calls.removeOld(machine)).toEqual({ removed: 0 })
  goTo('2026-11-25T00:10:00Z')
  expect(calls.removeOld(machine)).toEqual({ removed: 2 })
  const today = calls.ring(visitor)
  expect(calls.removeOld(machine)).toEqual({ removed: 0 })
  expect(calls.state(visitor, today).rungAt).toBe(world.clock.now())
  world.clock.pass(day)
  expect(calls.removeOld(machine)).toEqual({ removed: 1 })
})
