import type { TFunction } from 'i18next'
import { expect, test } from 'vitest'
import { type Health, healthLines } from '../../renderer/desk/sources/health-lines.ts'
import type { Source } from '../../renderer/desk/sources/source-sheet.tsx'
import { hour, minute } from '../../shared/time.ts'
import { pictureDay as now } from '../support/test-world.ts'

const well: Health = {
  sourceId: 1,
  lastFile: { cameraId: 1, endedAt: now - 40_000 },
  noticedMs: 400,
  recorderAheadMs: 2000,
  diskAheadMs: 0,
  silent: [],
  unread: [],
}
const source = { timeZone: 'Europe/London', unread: 0, problem: null } as Source
const key = ((text: string) => text) as TFunction
const linesOf = (health: Partial<Health>, of: Partial<Source> = {}) =>
  healthLines({ source: { ...source, ...of }, health: { ...well, ...health }, now, zone: 'UTC', nameOf: String }, key)
const statesOf = (...facts: Parameters<typeof linesOf>) =>
  Object.fromEntries(linesOf(...facts).map((line) => [line.key, line.state]))
const lineOf = (name: string, ...facts: Parameters<typeof linesOf>) =>
  linesOf(...facts).find((line) => line.key === name)

test('all well', () => {
  expect(new Set(Object.values(statesOf({})))).toEqual(new Set(['well']))
})

test('nothing is said to be well before it is known', () => {
  const unknown = { lastFile: null, noticedMs: null, recorderAheadMs: null, diskAheadMs: null }
  expect(statesOf(unknown)).toMatchObject({
    newest: 'unknown',
    cameras: 'unknown',
    reading: 'unknown',
    recorderClock: 'unknown',
  })
})

test('a clock that differs is looked at; whole half hours are a time zone', () => {
  expect(lineOf('recorderClock', { recorderAheadMs: 4 * minute })).toMatchObject({
    state: 'look',
    fact: 'sources.health.recorderClock.ahead',
    advice: 'sources.health.recorderClock.aheadAdvice',
  })
  expect(lineOf('recorderClock', { recorderAheadMs: -40_000 })!.fact).toBe('sources.health.recorderClock.behind')
  for (const ahead of [hour, -hour, 5.5 * hour + minute])
    expect(lineOf('recorderClock', { recorderAheadMs: ahead })!.advice).toBe('sources.health.recorderClock.zoneAdvice')
  expect(lineOf('diskClock', { diskAheadMs: -5 * minute })).toMatchObject({ state: 'look' })
})

test('silent cameras are looked at; what to do about them is said where the folder itself is seen', () => {
  const silent = [{ cameraId: 2, since: now - hour }]
  expect(lineOf('cameras', { silent })).toMatchObject({ state: 'look', advice: 'sources.health.cameras.advice' })
  expect(lineOf('newest', { silent })!.state).toBe('well')
  expect(lineOf('newest', { silent: [{ cameraId: 1, since: now - hour }] })!.state).toBe('look')
  expect(lineOf('cameras', { silent }, { problem: 'not-mounted' })).not.toHaveProperty('advice')
})

test('files that are not read are worth knowing', () => {
  const unread = [{ why: 'other-name', files: 3, example: 'notes.txt' }]
  expect(lineOf('unread', { unread }, { unread: 3 })).toMatchObject({ state: 'note', fact: 'sources.unread' })
})
