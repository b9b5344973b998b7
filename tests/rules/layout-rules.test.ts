import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileLayout, fromStrftime, safeParts } from '../../main/footage/layout-rules.ts'
import { listLayouts, openLayout } from '../../main/footage/layouts.ts'

const cameraName = fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/)
const second = fc
  .integer({ min: Date.UTC(2024, 0) / 1000, max: Date.UTC(2032, 0) / 1000 })
  .map((seconds) => seconds * 1000)
const frigate = openLayout('frigate', 'Europe/London').layout
const strftime = (pattern: string, zone = 'Europe/London') => openLayout(`strftime:${pattern}`, zone).layout
const patterns = [
  '<camera>/%Y-%m-%d/%H-%M-%S.mp4',
  '<camera>_%Y-%m-%dT%H-%M-%S.mkv',
  '%Y/%m/%d/<camera>/%H%M%S.ts',
  '<camera>/%s.mp4',
  '<camera>/%F/%H-%M-%S%z.mp4',
]

const depth = (pattern: string) => compileLayout(fromStrftime(pattern)!, 'UTC').datedDepth

describe('a layout gives back what it builds', () => {
  test('Frigate, in UTC', () => {
    fc.assert(
      fc.property(cameraName, second, (camera, startAt) => {
        expect(frigate.read(frigate.build(camera, startAt))).toEqual({ camera, startAt })
      }),
    )
    expect(frigate.read('2026-07-01/13/front_door/42.10.mp4')).toEqual({
      camera: 'front_door',
      startAt: Date.UTC(2026, 6, 1, 13, 42, 10),
    })
  })

  test.each(patterns)('%s, in zones of the world', (pattern) => {
    const zone = fc.constantFrom('UTC', 'Europe/London', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kathmandu')
    fc.assert(
      fc.property(cameraName, second, zone, (camera, startAt, timeZone) => {
        const layout = strftime(pattern, timeZone)
        const path = layout.build(camera, startAt)
        const reading = layout.read(path)
        if ('why' in reading) throw new Error(`${path}: ${reading.why}`)
        expect(reading.camera).toBe(camera)
        // Never earlier than it was: an hour that autumn repeats is read as the later one.
        expect(reading.startAt).toBeGreaterThanOrEqual(startAt)
        expect(reading.startAt - startAt).toBeLessThanOrEqual(3_600_000)
        expect(layout.build(reading.camera, reading.startAt)).toBe(path)
      }),
    )
  })
})

describe.each(['motion', 'motioneye'])('%s, which writes local time', (key) => {
  test('gives back what it builds', () => {
    const zone = fc.constantFrom('Europe/London', 'Australia/Lord_Howe', 'Asia/Kathmandu')
    fc.assert(
      fc.property(cameraName, second, zone, (camera, startAt, timeZone) => {
        const { layout } = openLayout(key, timeZone)
        const reading = layout.read(layout.build(camera, startAt))
        if ('why' in reading) throw new Error(reading.why)
        expect(reading.camera).toBe(camera)
        expect(layout.build(reading.camera, reading.startAt)).toBe(layout.build(camera, startAt))
      }),
    )
  })
})

// As motion 4.5.1 wrote them on Debian 12 (`%t-%v-%Y%m%d%H%M%S`), and as motionEye's `%Y-%m-%d/%H-%M-%S` does.
test.each([
  ['motion', '1-01-20261122121614.mkv', '1', Date.UTC(2026, 10, 22, 12, 16, 14)],
  ['motion', '2-17-20260701144210.mkv', '2', Date.UTC(2026, 6, 1, 13, 42, 10)],
  ['motion', '101-1204-20261231235959.mkv', '101', Date.UTC(2026, 11, 31, 23, 59, 59)],
  ['motioneye', 'Camera1/2026-07-01/13-42-10.mp4', 'Camera1', Date.UTC(2026, 6, 1, 12, 42, 10)],
  ['motioneye', 'front door/2026-11-24/09-00-00.mp4', 'front door', Date.UTC(2026, 10, 24, 9)],
  ['motioneye', 'Camera12/2026-10-25/01-30-00.mp4', 'Camera12', Date.UTC(2026, 9, 25, 1, 30)],
])('%s reads %s', (key, path, camera, startAt) => {
  expect(openLayout(key, 'Europe/London').layout.read(path)).toEqual({ camera, startAt })
})

test.each([
  ['motion', '1-01-20261122121614.jpg'],
  ['motion', 'lastsnap.mkv'],
  ['motion', '1-20261122121614-snapshot.mkv'],
  ['motion', 'deeper/1-01-20261122121614.mkv'],
  ['motioneye', 'Camera1/2026-07-01/13-42-10.mp4.thumb'],
  ['motioneye', 'Camera1/2026-07-01/13-42-10.jpg'],
])('%s does not read %s', (key, path) => {
  expect(openLayout(key, 'Europe/London').layout.read(path)).toEqual({ why: 'other-name' })
})

test('an event of motion other than the first keeps its path', () => {
  const { layout } = openLayout('motion', 'Europe/London')
  const startAt = Date.UTC(2026, 10, 22, 12, 16, 14)
  expect(layout.build('1', startAt)).toBe('1-01-20261122121614.mkv')
  expect(layout.read('1-07-20261122121614.mkv')).toEqual({ camera: '1', startAt })
})

describe('local time in London', () => {
  const layout = strftime('<camera>/%Y-%m-%d/%H-%M-%S.mp4')
  test('summer is an hour ahead', () => {
    expect(layout.read('a/2026-07-01/14-42-10.mp4')).toEqual({ camera: 'a', startAt: Date.UTC(2026, 6, 1, 13, 42, 10) })
  })
  test('the hour that October repeats is read as the later one', () => {
    expect(layout.read('a/2026-10-25/01-30-00.mp4')).toEqual({ camera: 'a', startAt: Date.UTC(2026, 9, 25, 1, 30) })
    expect(layout.read('a/2026-10-25/00-59-59.mp4')).toEqual({
      camera: 'a',
      startAt: Date.UTC(2026, 9, 24, 23, 59, 59),
    })
  })
  test('the hour that March skips is not read', () => {
    expect(layout.read('a/2026-03-29/01-30-00.mp4')).toEqual({ why: 'missing-hour' })
    expect(layout.read('a/2026-03-29/02-00-00.mp4')).toEqual({ camera: 'a', startAt: Date.UTC(2026, 2, 29, 1) })
  })
  test('an offset in the name settles it', () => {
    const withOffset = strftime('<camera>/%Y-%m-%d/%H-%M-%S%z.mp4')
    expect(withOffset.read('a/2026-10-25/01-30-00+0100.mp4')).toMatchObject({ startAt: Date.UTC(2026, 9, 25, 0, 30) })
    expect(withOffset.read('a/2026-10-25/01-30-00+0000.mp4')).toMatchObject({ startAt: Date.UTC(2026, 9, 25, 1, 30) })
  })
})

test.each([
  ['2026-02-30/13/front/42.10.mp4', 'no-such-time'],
  ['2026-13-01/13/front/42.10.mp4', 'no-such-time'],
  ['2026-07-01/24/front/42.10.mp4', 'no-such-time'],
  ['2026-07-01/13/front/60.10.mp4', 'no-such-time'],
  ['2026-07-01/13/front/42.60.mp4', 'no-such-time'],
  ['1969-07-01/13/front/42.10.mp4', 'out-of-range'],
  ['9999-07-01/13/front/42.10.mp4', 'out-of-range'],
  ['2026-07-01/13/front/42.10.mp4.tmp', 'other-name'],
  ['clips/front-1782913330.mp4', 'other-name'],
  ['2026-07-01/13/../42.10.mp4', 'unsafe-path'],
  ['2026-07-01/13/./42.10.mp4', 'unsafe-path'],
  ['2026-07-01//front/42.10.mp4', 'unsafe-path'],
  ['/2026-07-01/13/front/42.10.mp4', 'unsafe-path'],
  ['2026-07-01/13/fr\\ont/42.10.mp4', 'unsafe-path'],
  ['2026-07-01/13/fr\0ont/42.10.mp4', 'unsafe-path'],
])('%s is not read: %s', (path, why) => {
  expect(frigate.read(path)).toEqual({ why })
})

test('no path that is read leads out of its root', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('.', '/', '\\', '\0', 'a', '-', '2'), maxLength: 12 }), (camera) => {
      const reading = frigate.read(`2026-07-01/13/${camera}/42.10.mp4`)
      if ('why' in reading) return
      expect(safeParts(reading.camera)).toHaveLength(1)
    }),
  )
})

test.each([
  ['<camera>/%Y-%m-%d.mp4', 'layout-time'],
  ['%Y-%m-%d/%H-%M-%S.mp4', 'layout-camera'],
  ['<camera>/%Y-%m-%d/%H-%M-%S.jpg', 'layout-extension'],
  ['<camera>/%j/%H-%M-%S.mp4', 'layout-token'],
  ['../<camera>/%s.mp4', 'layout-token'],
  ['<camera>//%s.mp4', 'layout-token'],
  ['<camera>\\%s.mp4', 'layout-token'],
  ['<kamera>/%s.mp4', 'layout-token'],
])('the pattern %s is refused: %s', (pattern, key) => {
  expect(() => strftime(pattern)).toThrow(expect.objectContaining({ code: 'invalid', key, fields: { layout: key } }))
})

test('a layout that is not in the table, or lacks its pattern, is refused', () => {
  for (const text of ['zoneminder', 'strftime', 'frigate:<camera>/%s.mp4', ''])
    expect(() => openLayout(text, 'UTC')).toThrow(expect.objectContaining({ key: 'layout-unknown' }))
})

test('the examples in the table are read', () => {
  for (const { key, pattern, example } of listLayouts()) {
    const text = pattern.includes('%') ? `${key}:${pattern}` : key
    expect(openLayout(text, 'Europe/London').layout.read(example)).toHaveProperty(
      'startAt',
      Date.UTC(2026, 6, 1, 13, 42, 10),
    )
  }
})

test('only folders that name a day are dated', () => {
  expect(frigate.datedDepth).toBe(1)
  expect(depth('<camera>/%Y-%m-%d/%H-%M-%S.mp4')).toBe(2)
  expect(depth('%Y/%m/%d/<camera>/%H%M%S.ts')).toBe(3)
  expect(depth('<camera>/%Y-%m-%d-%H-%M-%S.mp4')).toBe(Infinity)
})
