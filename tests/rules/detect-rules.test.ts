import { describe, expect, test } from 'vitest'
import { guessPattern, rankLayouts, storeOf } from '../../main/footage/detect-rules.ts'
import { layoutTable } from '../../main/footage/layout-table.ts'
import { openLayout } from '../../main/footage/layouts.ts'
import { day, hour, minute } from '../../shared/time.ts'
import { layoutExamples } from '../support/layout-examples.ts'

const candidates = layoutTable
  .filter(({ patterns, recorderRemoves }) => patterns.length > 0 && !recorderRemoves)
  .map(({ key, patterns }) => ({ layout: key, pattern: patterns[0]!, reader: openLayout(key, 'Europe/London').layout }))

/** Ten files of a layout, a minute apart, each written `after` its start. */
function filesOf(key: string, after: number) {
  const { layout } = openLayout(key, 'Europe/London')
  return Array.from({ length: 10 }, (_, n) => {
    const startAt = Date.UTC(2026, 10, 22, 12, n)
    return { path: layout.build('yard', startAt), mtimeAt: startAt + after }
  })
}

describe('of every layout its own examples', () => {
  test.each(candidates.map(({ layout }) => layout))('%s comes first', (key) => {
    const { layout } = openLayout(key, 'Europe/London')
    const sample = layoutExamples[key]!.map(({ path }) => {
      const reading = layout.read(path)
      if ('why' in reading) throw new Error(path)
      return { path, mtimeAt: (reading.fromAt ?? reading.startAt) + (reading.lengthMs ?? 0) }
    })
    expect(rankLayouts(sample, candidates)[0]).toMatchObject({ layout: key, read: sample.length })
  })
})

describe('how sure it is', () => {
  test('names and file times agree', () => {
    expect(rankLayouts(filesOf('frigate', 10_000), candidates)).toEqual([
      { layout: 'frigate', confidence: 'sure', why: 'agree', files: 10, read: 10, hours: 0 },
    ])
  })
  test.each([
    [hour + minute, 1],
    [-5 * hour + minute, -5],
  ])('file times %i ms after names are of another zone', (after, hours) => {
    expect(rankLayouts(filesOf('motioneye', after), candidates)[0]).toMatchObject({
      layout: 'motioneye',
      confidence: 'likely',
      why: 'hours',
      hours,
    })
  })
  test('copied files say nothing', () => {
    expect(rankLayouts(filesOf('motioneye', 9 * day), candidates)[0]).toMatchObject({
      confidence: 'likely',
      why: 'apart',
    })
  })
  test('a few files among others', () => {
    const others = Array.from({ length: 20 }, (_, n) => ({ path: `clip ${n}.mp4`, mtimeAt: 0 }))
    expect(rankLayouts([...filesOf('frigate', 0), ...others], candidates)).toMatchObject([
      { layout: 'frigate', confidence: 'unsure', why: 'some', read: 10, files: 30 },
    ])
  })
  test('pictures and lists beside do not count', () => {
    const beside = ['snapshot.jpg', 'thumbs.db', 'index.xml'].map((path) => ({ path, mtimeAt: 0 }))
    expect(rankLayouts([...filesOf('frigate', 0), ...beside], candidates)[0]).toMatchObject({ files: 10, read: 10 })
  })
})

test.each([
  ['hikvision', ['datadir0/hiv00012.mp4', 'datadir0/index00.bin', 'info.bin']],
  ['unifi-protect', ['2026/07/01/FCECDAD8B870_0_rotating_1597425468956.ubv']],
  ['milestone', ['Archive1/Yard on Encoder(10.0.0.5) - 2011-10-05T11:23:47+02:00/a.blk']],
  ['moonfire', ['meta', '00000003001c1ba6']],
  ['exacqvision', ['2026/07/01/14/4210-00010000.ps', '2026/07/01/14/4210-00010000.psi']],
])('a store of %s is known by its files', (key, paths) => {
  expect(storeOf(paths)).toBe(key)
})

test('no recorder whose files are one recording each is taken for a store of blocks', () => {
  for (const [key, examples] of Object.entries(layoutExamples))
    if (key !== 'unifi-protect') expect(storeOf(examples.map(({ path }) => path)), key).toBeUndefined()
})

test.each([
  ['yard/20261122_121614.mp4', '<camera>/<YYYY><MM><DD>_<HH><mm><ss>.<ext>'],
  ['2026-11-22/yard_12-16-14.mkv', undefined],
  ['yard_2026-11-22T12-16-14.mkv', '<camera>_<YYYY>-<MM>-<DD>T<HH>-<mm>-<ss>.<ext>'],
  ['yard/2026-11-22/2026-11-22 12.16.14.avi', '<camera>/<YYYY>-<MM>-<DD>/<YYYY>-<MM>-<DD> <HH>.<mm>.<ss>.<ext>'],
  ['cam 3/clip-1782913330.mp4', '<camera>/clip-<epoch>.<ext>'],
  ['holiday.mp4', undefined],
])('of %s, that no layout reads, the pattern %s is offered', (path, pattern) => {
  const guessed = guessPattern(path)
  const opens = () => openLayout(`own:${guessed}`, 'UTC')
  if (pattern === undefined) {
    expect(opens).toThrow()
    return
  }
  expect(guessed).toBe(pattern)
  expect(opens().layout.read(path)).toHaveProperty('startAt')
})
