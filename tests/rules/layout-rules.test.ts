import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileLayout } from '../../main/footage/layout-rules.ts'
import { openLayout } from '../../main/footage/layouts.ts'
import { fromStrftime, safeParts } from '../../main/footage/pattern-rules.ts'

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

const depth = (pattern: string) => compileLayout([fromStrftime(pattern)], { timeZone: 'UTC' }).datedDepth

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

test.each([
  ['motion', '1-01-20261122121614.jpg'],
  ['motion', 'lastsnap.mkv'],
  ['motion', '1-20261122121614-snapshot.mkv'],
  ['motion', 'deeper/1-01-20261122121614.mkv'],
  ['motioneye', 'Camera1/2026-07-01/13-42-10.mp4.thumb'],
  ['motioneye', 'Camera1/2026-07-01/13-42-10.jpg'],
  ['zoneminder', '1/2026-07-01/4711/incomplete.mp4'],
  ['zoneminder-deep', '1/26/07/01/.4711'],
  ['viseron', 'camera_1/init.mp4'],
  ['dahua', '2026-05-27/001/jpg/14/19/38[M][0@0][0].jpg'],
  ['dahua', '2026-05-27/001/dav/14/14.19.38-14.22.00[M][0@0][0].idx'],
  ['frigate', 'front_door@20260701134210+0100.mp4'],
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
    expect(layout.read('a/2026-10-25/01-30-00.mp4')).toEqual({
      camera: 'a',
      startAt: Date.UTC(2026, 9, 25, 1, 30),
      fromAt: Date.UTC(2026, 9, 25, 0, 30),
      open: 'repeated-hour',
    })
    expect(layout.read('a/2026-10-25/00-59-59.mp4')).toEqual({
      camera: 'a',
      startAt: Date.UTC(2026, 9, 24, 23, 59, 59),
    })
  })
  test('the hour that March skips is read as the latest it can be, and said to be of another zone', () => {
    expect(layout.read('a/2026-03-29/01-30-00.mp4')).toEqual({
      camera: 'a',
      startAt: Date.UTC(2026, 2, 29, 1, 30),
      fromAt: Date.UTC(2026, 2, 29, 1, 30),
      open: 'other-zone',
    })
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
  ['2026-07-01/13/front/42.61.mp4', 'no-such-time'],
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
  ['<camera>/%Y-%m-%d.mp4', 'layout-time', ''],
  ['<camera>/<HH>-<mm>-<ss>.mp4', 'layout-time', ''],
  ['<camera>/<endYYYY>-<endMM>-<endDD>.mp4', 'layout-time', ''],
  ['%Y-%m-%d/%H-%M-%S.mp4', 'layout-camera', ''],
  ['<camera>/%Y-%m-%d/%H-%M-%S.jpg', 'layout-extension', ''],
  ['<camera>/%j/%H-%M-%S.mp4', 'layout-token', '%'],
  ['<kamera>/%s.mp4', 'layout-token', '<kamera>'],
  ['<camera>/<constructor>/%s.mp4', 'layout-token', '<constructor>'],
  ['<camera>/<YYYY/%s.mp4', 'layout-token', '<YYYY/'],
  ['<camera><any>/%s.mp4', 'layout-apart', ''],
  ['<camera>/<any>-<any>-<any>-<any>-<any>-%s.mp4', 'layout-any', ''],
  ['../<camera>/%s.mp4', 'layout-path', ''],
  ['<camera>//%s.mp4', 'layout-path', ''],
  ['<camera>\\%s.mp4', 'layout-path', ''],
])('the pattern %s is refused: %s', (pattern, key, piece) => {
  for (const layout of ['strftime', 'own'])
    expect(() => openLayout(`${layout}:${pattern}`, 'UTC')).toThrow(
      expect.objectContaining({ code: 'invalid', key, params: { piece }, fields: { layout: key } }),
    )
})

test.each([
  [
    '<camera>/<YYYY><MM><DD>/<HH><mm><ss>-<endHH><endmm><endss>.<ext>',
    'a/20260701/144210-144310.dav',
    { lengthMs: 60_000 },
  ],
  ['<camera>_<epochms>_<seconds>.mp4', 'a_1782913330000_12.mp4', { lengthMs: 12_000 }],
  ['<camera>/<dst><YYYY><MM><DD>T<HH><mm>.mkv', 'a/DST20260701T1442.mkv', { startAt: Date.UTC(2026, 6, 1, 13, 42) }],
  ['<any>/<camera>/<endepoch>.mp4', 'x/a/1782913330.mp4', { open: 'end-only' }],
  ['<camera>/%Y-%m-%dT%H-%M-%S%z.mp4', 'a/2026-07-01T15-42-10+0200.mp4', {}],
])('a pattern of one’s own, %s, reads %s', (pattern, path, says) => {
  const reading = openLayout(`own:${pattern}`, 'Europe/London').layout.read(path)
  expect(reading).toMatchObject({ camera: 'a', startAt: Date.UTC(2026, 6, 1, 13, 42, 10), ...says })
})

describe('an end in a name', () => {
  const { layout } = openLayout('dahua', 'Europe/London')
  const read = (path: string) => layout.read(`${path}[M][0@0][0].dav`)
  test('before its start is of the next day', () => {
    expect(read('2026-07-01/1/dav/23/23.59.30-00.00.10')).toMatchObject({ lengthMs: 40_000 })
  })
  test('tells which of October’s hours a start lies in, where the other would last a day', () => {
    expect(read('2026-10-25/1/dav/01/01.50.00-01.10.00')).toEqual({
      camera: '1',
      startAt: Date.UTC(2026, 9, 25, 0, 50),
      lengthMs: 20 * 60_000,
    })
  })
  test('leaves both open where both are short', () => {
    expect(read('2026-10-25/1/dav/01/01.10.00-01.20.00')).toMatchObject({
      startAt: Date.UTC(2026, 9, 25, 1, 10),
      open: 'repeated-hour',
      lengthMs: 10 * 60_000,
    })
  })
  test('in October’s hour of a start before it is the later', () => {
    expect(read('2026-10-25/1/dav/00/00.50.00-01.20.00')).toMatchObject({
      startAt: Date.UTC(2026, 9, 24, 23, 50),
      lengthMs: 90 * 60_000,
    })
  })
})

test('a layout that is not in the table, or lacks its pattern, is refused', () => {
  for (const text of ['nobody', 'strftime', 'own', 'hikvision:<camera>/%s.mp4', 'frigate:<camera>/%s.mp4', ''])
    expect(() => openLayout(text, 'UTC')).toThrow(expect.objectContaining({ key: 'layout-unknown' }))
})

test('only folders that name a day are dated', () => {
  expect(frigate.datedDepth).toBe(1)
  expect(depth('<camera>/%Y-%m-%d/%H-%M-%S.mp4')).toBe(2)
  expect(depth('%Y/%m/%d/<camera>/%H%M%S.ts')).toBe(3)
  expect(depth('<camera>/%Y-%m-%d-%H-%M-%S.mp4')).toBe(Infinity)
})
