import { describe, expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { day, hour, minute } from '../../shared/time.ts'
import { registerOf } from '../support/entered-segments.ts'
import { holdOn, releaseHold, rowsOf, testFootage } from '../support/test-footage.ts'
import { pictureDay } from '../support/test-world.ts'

const at = (date: number, hours = 0, minutes = 0) => Date.UTC(2026, 10, date, hours, minutes)

/** A camera that recorded all of the month but from the 13th, 16:40, to the 15th, 13:10. */
function officeWithGap() {
  const office = testFootage()
  const all = { ...office, ...registerOf(office), sam: office.person('Sam') }
  const halfHours = (from: number, to: number) =>
    Array.from({ length: (to - from) / (10 * minute) }, (_, n) => ({
      camera: 'car park north',
      startAt: from + n * 10 * minute,
      lengthMs: 10 * minute,
    }))
  all.enter([...halfHours(at(1), at(13, 16, 40)), ...halfHours(at(15, 13, 10), at(24, 9))])
  return all
}
const gap = { fromAt: at(13, 16, 40), toAt: at(15, 13, 10) }
const power = { cameraId: 1, ...gap, reason: 'power' as const, text: 'Mains off for the new meter' }
type Office = ReturnType<typeof officeWithGap>
const gapsOn = async (office: Office, on: string) => (await office.coverage.day(machine, { on })).cameras[0]!.gaps
const tilesOf = async (office: Office) =>
  (await office.coverage.month(machine, { fromOn: '2026-11-13', toOn: '2026-11-15' })).cameras[0]!.days

test('a gap over several days is told on each of them with its real ends', async () => {
  const office = officeWithGap()
  for (const on of ['2026-11-13', '2026-11-14', '2026-11-15'])
    expect(await gapsOn(office, on), on).toEqual([{ ...gap, explanation: null }])
  expect(await gapsOn(office, '2026-11-12')).toEqual([])
  expect((await tilesOf(office)).map(({ gapMs }) => gapMs / minute)).toEqual([440, 1440, 790])
})

describe('a person explains a gap', () => {
  test('and it counts as explained on every day that it touches', async () => {
    const office = officeWithGap()
    const { id } = await office.coverage.explain(office.sam, power)
    const explanation = { id, reason: 'power', text: power.text, explainedBy: 'Sam', explainedAt: pictureDay }
    expect(await gapsOn(office, '2026-11-14')).toEqual([{ ...gap, explanation: expect.objectContaining(explanation) }])
    const tiles = await tilesOf(office)
    expect(tiles.map(({ gapMs }) => gapMs)).toEqual([0, 0, 0])
    expect(tiles.map(({ explainedMs }) => explainedMs / minute)).toEqual([440, 1440, 790])
  })

  test('the trail says who, which camera and which reason, and never what was written', async () => {
    const office = officeWithGap()
    const { id } = await office.coverage.explain(office.sam, power)
    const { entries } = office.audit.list(machine, { page: 1 })
    expect(entries[0]).toMatchObject({
      action: 'gap.explained',
      actorId: office.sam.staff!.id,
      subject: 'camera',
      subjectId: 1,
      detail: { explanation: id, reason: 'power' },
    })
    expect(JSON.stringify(entries)).not.toContain('meter')
  })

  test('in part: the rest is still to explain', async () => {
    const office = officeWithGap()
    await office.coverage.explain(office.sam, { ...power, toAt: at(14) })
    expect((await gapsOn(office, '2026-11-13')).map(({ toAt, explanation }) => [toAt, explanation?.reason])).toEqual([
      [at(14), 'power'],
    ])
    expect(await gapsOn(office, '2026-11-14')).toEqual([{ fromAt: at(14), toAt: gap.toAt, explanation: null }])
    expect((await tilesOf(office)).map(({ gapMs }) => gapMs / minute)).toEqual([0, 1440, 790])
  })

  test('again: what was said last counts', async () => {
    const office = officeWithGap()
    await office.coverage.explain(office.sam, power)
    await office.coverage.explain(office.sam, { ...power, reason: 'work', text: '' })
    expect((await gapsOn(office, '2026-11-14')).map(({ explanation }) => explanation?.reason)).toEqual(['work'])
  })

  test('what is no longer a gap is no longer shown as one', async () => {
    const office = officeWithGap()
    await office.coverage.explain(office.sam, power)
    office.enter([{ camera: 'car park north', startAt: gap.fromAt, lengthMs: 7 * hour + 20 * minute }])
    expect(await gapsOn(office, '2026-11-13')).toEqual([])
    expect((await gapsOn(office, '2026-11-14')).map(({ fromAt }) => fromAt)).toEqual([at(14)])
    office.enter([{ camera: 'car park north', startAt: at(14), lengthMs: gap.toAt - at(14) }])
    expect(await gapsOn(office, '2026-11-14')).toEqual([])
    expect((await tilesOf(office)).map(({ explainedMs }) => explainedMs)).toEqual([0, 0, 0])
  })

  test('only where something is missing, and only up to now', async () => {
    const office = officeWithGap()
    const explain = async (input: Partial<typeof power>) => office.coverage.explain(office.sam, { ...power, ...input })
    const none = { key: 'gap-none' }
    await expect(explain({ fromAt: at(20), toAt: at(21) })).rejects.toMatchObject(none)
    await expect(explain({ fromAt: gap.toAt, toAt: gap.fromAt })).rejects.toMatchObject(none)
    await expect(explain({ fromAt: at(25), toAt: at(26) })).rejects.toMatchObject(none)
    await expect(explain({ cameraId: 9 })).rejects.toMatchObject({ key: 'camera-unknown' })
    await explain({ fromAt: at(24), toAt: at(30) })
    expect(rowsOf(office, 'SELECT to_at AS toAt FROM gap_explanation')).toEqual([{ toAt: pictureDay }])
  })

  test('with words where no reason fits', async () => {
    const office = officeWithGap()
    const other = { ...power, reason: 'other' as const }
    const refused = { key: 'gap-words', fields: { text: 'gap-words' } }
    await expect((async () => office.coverage.explain(office.sam, { ...other, text: 'x' }))()).rejects.toMatchObject(
      refused,
    )
    await office.coverage.explain(office.sam, { ...other, text: 'A van stood before the lens' })
  })
})

describe('an explanation leaves with the footage around its gap', () => {
  const count = (office: Office) => rowsOf(office, 'SELECT id FROM gap_explanation').length

  test('once its end lies past the horizon', async () => {
    const office = officeWithGap()
    await office.coverage.explain(office.sam, power)
    office.world.clock.pass(gap.toAt + 31 * day - pictureDay - 1)
    expect(office.removeExplanations(machine)).toEqual({ removed: 0 })
    office.world.clock.pass(1)
    expect(office.removeExplanations(machine)).toEqual({ removed: 1 })
    expect(count(office)).toBe(0)
    const { entries } = office.audit.list(machine, { page: 1 })
    expect(entries[0]).toMatchObject({ action: 'gap_explanations.removed', detail: { explanations: 1 } })
  })

  test('but not while a hold touches it', async () => {
    const office = officeWithGap()
    await office.coverage.explain(office.sam, power)
    const hold = holdOn(office, [1], gap.toAt, gap.toAt + hour)
    office.world.clock.pass(60 * day)
    expect(office.removeExplanations(machine)).toEqual({ removed: 0 })
    releaseHold(office, hold)
    expect(office.removeExplanations(machine)).toEqual({ removed: 1 })
  })
})
