import { describe, expect, test } from 'vitest'
import type { Reading } from '../../main/footage/layout-rules.ts'
import { layoutTable } from '../../main/footage/layout-table.ts'
import { listLayouts, openLayout } from '../../main/footage/layouts.ts'
import { layoutExamples } from '../support/layout-examples.ts'

const examples = Object.entries(layoutExamples).flatMap(([key, all]) => all.map((example) => ({ key, ...example })))
const readable = layoutTable.filter(({ patterns }) => patterns.length > 0)

function saidBy(reading: Reading) {
  if ('why' in reading) return reading
  const { camera, startAt, lengthMs, open } = reading
  return { camera, start: new Date(startAt).toISOString(), seconds: lengthMs && lengthMs / 1000, open }
}

test.each(examples)('$key reads $path, a $kind path', ({ key, path, camera, start, seconds, open }) => {
  const { layout } = openLayout(key, 'Europe/London')
  expect(saidBy(layout.read(path))).toEqual({ camera, start: new Date(start).toISOString(), seconds, open })
})

test('every layout that is read has three paths, and says so where none of them is a real one', () => {
  for (const { key, evidence } of readable) {
    const paths = layoutExamples[key] ?? []
    expect(paths.length, key).toBeGreaterThanOrEqual(3)
    if (evidence === 'documented' && key !== 'axis' && key !== 'unifi-protect')
      expect(
        paths.some(({ kind }) => kind === 'real'),
        key,
      ).toBe(true)
  }
  expect(Object.keys(layoutExamples).toSorted()).toEqual(readable.map(({ key }) => key).toSorted())
})

test('the example in the table is the same moment in each of them', () => {
  for (const { key, example } of readable) {
    const reading = openLayout(key, 'Europe/London').layout.read(example)
    if ('why' in reading) throw new Error(`${key}: ${reading.why}`)
    const at = Date.UTC(2026, 6, 1, 13, 42, 10)
    if (reading.open === 'day-only') expect(reading.fromAt! <= at && reading.startAt > at, key).toBe(true)
    else expect(reading.startAt, key).toBe(at)
  }
})

test('the usual pattern of a layout comes back from its key, unless something in it is read past', () => {
  for (const { key, patterns, example } of readable) {
    if (/<(any|end|event|seconds|milliseconds)|^[^<]*<camera>?$/.test(patterns[0]!)) continue
    const { layout } = openLayout(key, 'Europe/London')
    const reading = layout.read(example)
    if ('why' in reading || reading.open) continue
    expect(layout.build(reading.camera, reading.startAt), key).toBe(example)
  }
})

test('no path of one recorder leads out of its folder, whatever its names hold', () => {
  for (const { key } of layoutTable) {
    const layout = key === 'strftime' || key === 'own' ? `${key}:<camera>/<epoch>.mp4` : key
    expect(openLayout(layout, 'UTC').layout.read('../1782913330.mp4')).toHaveProperty('why')
  }
})

describe('what people are told of a layout', () => {
  const told = new Map(listLayouts().map((row) => [row.key, row]))
  test.each([
    ['frigate', 'utc', 'start'],
    ['motion', 'local', 'start'],
    ['zoneminder', 'local', 'day'],
    ['viseron', 'epoch', 'start'],
    ['kerberos', 'epoch', 'start-end'],
    ['dahua', 'local', 'start-end'],
    ['reolink', 'dst', 'start-end'],
    ['synology', 'epoch', 'start'],
    ['tapo', 'epoch', 'start-end'],
    ['unifi-backup', 'local', 'end'],
    ['unifi-protect', 'epoch-ms', 'start'],
  ])('%s: names in %s, meaning %s', (key, convention, times) => {
    expect(told.get(key)).toMatchObject({ convention, times })
  })
  test('stores of blocks are the recorder’s own to remove', () => {
    const theirs = listLayouts().filter(({ removedBy }) => removedBy === 'recorder')
    expect(theirs.map(({ key }) => key)).toEqual(['unifi-protect', 'hikvision', 'milestone', 'moonfire', 'exacqvision'])
    for (const { key } of theirs.slice(1))
      expect(openLayout(key, 'UTC').layout.read('datadir0/hiv00012.mp4')).toEqual({ why: 'block-store' })
  })
})
