import fc from 'fast-check'
import { expect } from 'vitest'
import { day, hour, minute } from '../../shared/time.ts'
import { cameraKeys, type FootageModel } from './footage-model.ts'
import type { Act } from './model-act.ts'
import {
  dieSweeping,
  hide,
  overwrite,
  putBack,
  reconcile,
  record,
  restart,
  runVault,
  scan,
  showAll,
  sweep,
  takeAway,
} from './model-disk-acts.ts'
import { approveBrakes, confirmClock, jump, pass, tick } from './model-guard-acts.ts'
import { approveRelease, askRelease, hold, holdWhileSweeping, releaseDue, takeBackRelease } from './model-hold-acts.ts'
import type { ModelOffice } from './model-office.ts'

type Command = fc.AsyncCommand<FootageModel, ModelOffice>

export const ran = { commands: 0 }

/** What must be so after every command, whatever it was. */
function compare(model: FootageModel, real: ModelOffice): void {
  expect(real.onDisk()).toEqual(model.files.flatMap(({ disk, path }) => (disk ? [path] : [])).toSorted())
  const inOrder = (a: { camera: string; startAt: number }, b: typeof a) =>
    a.camera < b.camera ? -1 : a.camera > b.camera ? 1 : a.startAt - b.startAt
  const rows = model.files.flatMap(({ camera, startAt, row }) => (row ? [{ camera, startAt, ...row }] : []))
  expect(real.rows().toSorted(inOrder)).toEqual(rows.toSorted(inOrder))
  const copied = model.files.flatMap((file) => (file.copied ? [{ camera: file.camera, startAt: file.startAt }] : []))
  expect(real.copied().toSorted(inOrder)).toEqual(copied.toSorted(inOrder))
  expect(real.one('SELECT coalesce(sum(segments), 0) AS n FROM certificate')).toBe(model.counts.certified)
  expect(real.one('SELECT coalesce(sum(segments), 0) AS n FROM removed_range')).toBe(model.counts.certified)
  expect(real.one('SELECT count(*) - coalesce(max(number), 0) AS n FROM certificate')).toBe(0)
  expect(real.one('SELECT count(*) AS n FROM condemned')).toBe(0)
  // The roll-up is what counting would find.
  expect(real.hours.faults()).toEqual([])
  expect(real.one("SELECT count(*) AS n FROM sweep WHERE outcome = 'running'")).toBe(0)
}

function command(name: string, act: Act): Command {
  return {
    check: () => true,
    async run(model, real) {
      ran.commands += 1
      await act(model, real)
      compare(model, real)
    },
    toString: () => name,
  }
}

const camera = fc.constantFrom(...cameraKeys)
const person = fc.constantFrom('sam', 'helen', 'priya')
const range = fc.record({
  keys: fc.subarray([...cameraKeys], { minLength: 1 }),
  slotsAgo: fc.integer({ min: 0, max: 560 }),
  slots: fc.integer({ min: 0, max: 60 }),
  // At, just before and just after the ends of segments.
  edge: fc.constantFrom(0, -1, 10_000, 60_000, 60_001),
})
const recorded = fc
  .tuple(
    camera,
    fc.integer({ min: 0, max: 540 }),
    fc.integer({ min: 1, max: 6 }),
    fc.constantFrom('closed', 'closed', 'closed', 'late', 'suspect', 'growing'),
  )
  .map(([key, slotsAgo, count, kind]) =>
    command(`record ${key} ${slotsAgo} ${count} ${kind}`, record(key, slotsAgo, count, kind)),
  )
const ages = fc.constantFrom(minute, 3 * minute, hour, 7 * hour, day, 5 * day, 32 * day)

/** Drawn as often as they stand here. */
export const commands: fc.Arbitrary<Command>[] = [
  recorded,
  recorded,
  recorded,
  recorded,
  recorded,
  fc.constant(command('scan', scan)),
  fc.constant(command('scan', scan)),
  fc.constant(command('scan', scan)),
  fc.constant(command('sweep', sweep)),
  fc.constant(command('sweep', sweep)),
  fc.constant(command('sweep', sweep)),
  fc
    .tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 0, max: 4 }))
    .map(([removal, unlinked]) =>
      command(`die in removal ${removal} after ${unlinked}`, dieSweeping(removal, unlinked)),
    ),
  range.map((here) => command(`hold ${JSON.stringify(here)}`, hold(here))),
  range.map((here) => command(`hold while sweeping ${JSON.stringify(here)}`, holdWhileSweeping(here))),
  fc.constant(command('the vault runs', runVault)),
  fc.constant(command('the vault runs', runVault)),
  fc.constant(command('the vault runs', runVault)),
  fc.tuple(fc.nat(20), person).map(([nth, who]) => command(`${who} asks to release ${nth}`, askRelease(nth, who))),
  fc
    .tuple(fc.nat(20), person)
    .map(([nth, who]) => command(`${who} agrees to release ${nth}`, approveRelease(nth, who))),
  fc.tuple(fc.nat(20), person).map(([nth, who]) => command(`${who} takes back ${nth}`, takeBackRelease(nth, who))),
  fc.constant(command('end what is released', releaseDue)),
  fc.constant(command('end what is released', releaseDue)),
  person.map((who) => command(`${who} agrees to the brakes`, approveBrakes(who))),
  person.map((who) => command(`${who} agrees to the brakes`, approveBrakes(who))),
  ages.map((ms) => command(`pass ${ms}`, pass(ms))),
  ages.map((ms) => command(`pass ${ms}`, pass(ms))),
  fc
    .constantFrom(-400 * day, -day, -4 * minute, -minute, minute, 3 * minute, day, 40 * day)
    .map((ms) => command(`jump ${ms}`, jump(ms))),
  fc.constant(command('tick', tick)),
  person.map((who) => command(`${who} confirms the clock`, confirmClock(who))),
  person.map((who) => command(`${who} confirms the clock`, confirmClock(who))),
  person.map((who) => command(`${who} confirms the clock`, confirmClock(who))),
  fc.constantFrom(0 as const, 1 as const).map((index) => command(`hide ${index}`, hide(index))),
  fc.constant(command('show', showAll)),
  fc.constant(command('show', showAll)),
  fc.nat(60).map((nth) => command(`take away ${nth}`, takeAway(nth, 'any'))),
  fc.nat(60).map((nth) => command(`take away copied ${nth}`, takeAway(nth, 'copied'))),
  fc.nat(60).map((nth) => command(`overwrite ${nth}`, overwrite(nth))),
  fc.constant(command('restart', restart)),
  fc.constant(command('put back an old register', putBack)),
  fc.constant(command('reconcile', reconcile)),
  fc.constant(command('reconcile', reconcile)),
  fc.constant(command('reconcile', reconcile)),
]
