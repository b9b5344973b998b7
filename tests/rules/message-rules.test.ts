import { describe, expect, test } from 'vitest'
import { isForReception, planOf, type Progress, stateOf, tellsDelegateToo } from '../../main/arrivals/arrival-rules.ts'
import { isQuietAt, isThisMachine, outcomeOfStatus, waitAfter } from '../../main/messages/message-rules.ts'
import { firstName } from '../../shared/fold.ts'
import { minute } from '../../shared/time.ts'

describe('quiet hours', () => {
  test.each([
    ['17:59', false],
    ['18:00', true],
    ['23:59', true],
    ['00:00', true],
    ['07:59', true],
    ['08:00', false],
  ])('over midnight: %s', (clock, quiet) => expect(isQuietAt(clock, '18:00', '08:00')).toBe(quiet))

  test.each([
    ['11:59', false],
    ['12:00', true],
    ['13:00', false],
  ])('in the middle of the day: %s', (clock, quiet) => expect(isQuietAt(clock, '12:00', '13:00')).toBe(quiet))

  test('none where none are set, or both ends are one', () => {
    expect(isQuietAt('12:00', null, null)).toBe(false)
    expect(isQuietAt('12:00', '12:00', '12:00')).toBe(false)
  })
})

test('each wait is as long as the one before or longer, up to a quarter of an hour', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 100].map(waitAfter)
  expect(waits).toEqual([1, 1, 2, 5, 10, 15, 15, 15].map((minutes) => minutes * minute))
})

test.each(['localhost', 'LOCALHOST', '127.0.0.1', '127.1.2.3', '::1', '[::1]'])('%s is this machine', (server) =>
  expect(isThisMachine(server)).toBe(true),
)
test.each(['localhost.example.org', '128.0.0.1', 'mail', '127.0.0.1.example.org', ''])('%s is another', (server) =>
  expect(isThisMachine(server)).toBe(false),
)

test('an answer of 2xx alone is a yes', () => {
  for (const status of [200, 201, 202, 204]) expect(outcomeOfStatus(status, '').problem).toBeNull()
  for (const status of [100, 199, 301, 400, 401, 404, 410, 429, 500, 503])
    expect(outcomeOfStatus(status, '').problem).not.toBeNull()
})

const began: Progress = {
  beganAt: 1,
  toldAt: null,
  toldTo: null,
  toldBy: null,
  answer: null,
  answeredAt: null,
  answeredBy: null,
  escalatedAt: null,
  escalatedWhy: null,
}
const told = { toldAt: 2, toldTo: 'host', toldBy: 'email' } as const
const escalated = { escalatedAt: 3, escalatedWhy: 'unanswered' } as const
const answered = (answer: 'coming' | 'send-up' | 'wrong-person') =>
  ({ answer, answeredAt: 4, answeredBy: 'host' }) as const

test.each([
  [{}, 'telling', 1, false],
  [told, 'told', 2, false],
  [{ ...told, ...escalated }, 'reception', 3, true],
  [{ ...told, ...escalated, ...answered('coming') }, 'coming', 4, false],
  [{ ...told, ...answered('send-up') }, 'send-up', 4, false],
  [{ ...told, ...escalated, ...answered('wrong-person') }, 'wrong-person', 4, true],
  [{ ...escalated, toldAt: 5, toldTo: 'host', toldBy: 'person' } as const, 'in-person', 5, false],
  [
    { ...escalated, ...answered('wrong-person'), toldAt: 5, toldTo: 'host', toldBy: 'person' } as const,
    'in-person',
    5,
    false,
  ],
])('%o is %s', (more, state, at, forReception) => {
  const progress = { ...began, ...more }
  expect(stateOf(progress)).toEqual({ state, at })
  expect(isForReception(progress)).toBe(forReception)
})

describe('who is told', () => {
  const priya = { hostId: 1, away: false, channels: ['email'] as const }
  const sam = { hostId: 2, away: false, channels: ['slack'] as const }
  const away = { ...priya, away: true }
  const mute = { ...priya, channels: [] }

  test.each([
    ['the host', priya, sam, false, 1, null],
    ['the delegate of one away', away, sam, false, 2, null],
    ['the delegate of one without a way', mute, sam, false, 2, null],
    ['nobody where both are away', away, { ...sam, away: true }, false, null, 'away'],
    ['nobody where neither has a way', mute, null, false, null, 'no-way'],
    ['nobody in quiet hours', priya, sam, true, null, 'quiet'],
  ] as const)('%s', (_who, host, delegate, quiet, hostId, why) => {
    const plan = planOf(host, delegate, quiet)
    expect([plan.tell?.hostId ?? null, plan.why]).toEqual([hostId, why])
  })

  test('the delegate besides, only of one who was told in vain', () => {
    expect(tellsDelegateToo('unanswered', sam, false)).toBe(true)
    expect(tellsDelegateToo('failed', sam, false)).toBe(true)
    for (const why of ['quiet', 'away', 'no-way', 'not-listed', 'wrong-person'] as const)
      expect(tellsDelegateToo(why, sam, false)).toBe(false)
    expect(tellsDelegateToo('unanswered', { ...sam, away: true }, false)).toBe(false)
    expect(tellsDelegateToo('unanswered', null, false)).toBe(false)
    expect(tellsDelegateToo('unanswered', sam, true)).toBe(false)
  })
})

test('a first name is all that a link shows', () => {
  expect(['Amara Okafor', ' Amara  Okafor ', 'Cher', '李 小龙'].map(firstName)).toEqual([
    'Amara',
    'Amara',
    'Cher',
    '李',
  ])
})
