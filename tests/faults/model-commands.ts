import { rmSync } from 'node:fs'
import fc from 'fast-check'
import { expect } from 'vitest'
import { machine } from '../../main/caller.ts'
import { day, hour, minute } from '../../shared/time.ts'
import { type CameraKey, cameraKeys, endOf, type FootageModel, type ModelFile } from './footage-model.ts'
import type { ModelOffice } from './model-office.ts'

type Command = fc.AsyncCommand<FootageModel, ModelOffice>
type Act = (model: FootageModel, real: ModelOffice) => Promise<void>

export const ran = { commands: 0 }

/** What must be so after every command, whatever it was. */
function compare(model: FootageModel, real: ModelOffice): void {
  expect(real.onDisk()).toEqual(model.files.flatMap(({ disk, path }) => (disk ? [path] : [])).toSorted())
  const inOrder = (a: { camera: string; startAt: number }, b: typeof a) =>
    a.camera < b.camera ? -1 : a.camera > b.camera ? 1 : a.startAt - b.startAt
  const rows = model.files.flatMap(({ camera, startAt, row }) => (row ? [{ camera, startAt, ...row }] : []))
  expect(real.rows().toSorted(inOrder)).toEqual(rows.toSorted(inOrder))
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

const twoHours = 2 * hour
const camera = fc.constantFrom(...cameraKeys)
const person = fc.constantFrom('sam', 'helen', 'priya')
type Person = 'sam' | 'helen' | 'priya'

async function refusalOf(act: () => unknown): Promise<string | undefined> {
  try {
    await act()
    return undefined
  } catch (error) {
    return (error as { key?: string }).key ?? String(error)
  }
}

/** A recorder, or somebody's copy, writes segments that began some slots of two hours ago, one after another. */
function record(key: CameraKey, slotsAgo: number, count: number, kind: 'closed' | 'late' | 'suspect' | 'growing'): Act {
  return async (model, real) => {
    for (let slot = slotsAgo; slot > slotsAgo - count; slot -= 1) recordOne(model, real, key, slot, kind)
  }
}

function recordOne(model: FootageModel, real: ModelOffice, key: CameraKey, slotsAgo: number, kind: string): void {
  const startAt = (Math.floor(model.time.wall / twoHours) - slotsAgo) * twoHours
  const known = model.files.some((file) => file.camera === key && file.startAt === startAt)
  if (startAt < 0 || slotsAgo < 0 || known) return
  const { wall } = model.time
  const mtimeAt = { late: wall - 3 * minute, suspect: startAt + 30 * hour, growing: wall }[kind] ?? startAt + 10_000
  const path = `${key}-${new Date(startAt).toISOString().replace(/\D/g, '').slice(0, 14)}.mp4`
  const disk = { bytes: path.length, mtimeAt }
  model.files.push({ camera: key, startAt, path, disk, row: null })
  real.write(key, path, disk)
}

const anyFile = (model: FootageModel, nth: number): ModelFile | undefined => {
  const there = model.files.filter(({ disk }) => disk)
  return there[nth % Math.max(1, there.length)]
}

/** Somebody else writes other bytes in the place of a segment, longer ones. */
const overwrite =
  (nth: number): Act =>
  async (model, real) => {
    const file = anyFile(model, nth)
    if (!file) return
    file.disk = { bytes: file.disk!.bytes + 1, mtimeAt: model.time.wall - 3 * minute }
    real.write(file.camera, file.path, file.disk)
  }

/** Somebody else removes a segment. */
const takeAway =
  (nth: number): Act =>
  async (model, real) => {
    const file = anyFile(model, nth)
    // Many at once would be another story: see sweep-brakes.test.
    if (!file || model.files.filter((there) => there.camera === file.camera && there.row && !there.disk).length >= 15)
      return
    rmSync(real.fileOf(file.camera, file.path))
    file.disk = null
  }

const scan: Act = async (model, real) => {
  await real.now().footage.sources.scanAll(machine)
  model.scan()
}

const sweep: Act = async (model, real) => {
  const expected = model.sweep()
  const { outcome, removed, held, pardoned } = await real.now().footage.sweeps.run(machine)
  expect({ outcome, removed, held, pardoned }).toEqual(expected)
}

/** A sweep that dies in the middle of a removal, and the next start. */
const dieSweeping =
  (removal: number, unlinked: number): Act =>
  async (model, real) => {
    const { state, footage } = real.now()
    state.dieBeforeRemoval = state.removals + removal
    state.unlinkOnly = unlinked
    const ended = await footage.sweeps.run(machine).then(
      ({ outcome }) => outcome,
      () => 'crashed',
    )
    expect(ended).toBe(model.sweep({ removal, unlinked }).outcome)
    await real.reopen()
    model.reopen()
  }

const restart: Act = async (model, real) => {
  await real.reopen()
  model.reopen()
}

type Range = { keys: CameraKey[]; slotsAgo: number; slots: number; edge: number }

function rangeOf(model: FootageModel, { slotsAgo, slots, edge }: Range) {
  const fromAt = (Math.floor(model.time.wall / twoHours) - slotsAgo) * twoHours + edge
  return { fromAt, toAt: fromAt + slots * twoHours }
}

/** Places a hold; answers nothing where none of its cameras is known yet. */
async function place(model: FootageModel, real: ModelOffice, range: Range): Promise<void> {
  const cameras = range.keys.filter((key) => model.cameras.has(key))
  if (cameras.length === 0) return
  const { fromAt, toAt } = rangeOf(model, range)
  const cameraIds = cameras.map((key) => real.cameraId(key)!)
  const reviewOn = new Date(model.time.wall + 30 * day).toISOString().slice(0, 10)
  const input = { incidentId: real.incidentId, cameraIds, fromAt, toAt, reason: 'the owner asked for it', reviewOn }
  const { id } = await real.now().holds.place(real.sam, input)
  model.holds.set(id, { cameras, fromAt, toAt, askedBy: null, releasesAt: null, released: false })
}
const hold =
  (range: Range): Act =>
  (model, real) =>
    place(model, real, range)

/** A hold that is placed while a sweep is under way: what is there when it is answered stays. */
const holdWhileSweeping =
  (range: Range): Act =>
  async (model, real) => {
    const sweeping = real.now().footage.sweeps.run(machine)
    await place(model, real, range)
    const there = new Set(real.onDisk())
    await sweeping
    const left = new Set(real.onDisk())
    // Which batches came before the hold is the product's own affair: the model sweeps with those files gone already.
    for (const file of model.files) {
      if (!file.row || !model.isHeld(file)) continue
      if (there.has(file.path)) expect(left.has(file.path)).toBe(true)
    }
    const rows = new Set(real.rows().map(({ camera: key, startAt }) => `${key} ${startAt}`))
    const before = model.files.filter(
      (file) => file.row && model.isHeld(file) && !rows.has(`${file.camera} ${file.startAt}`),
    )
    for (const file of before) {
      expect(model.isDue(file)).toBe(true)
      expect(endOf(file, file.row!) + 31 * day).toBeLessThanOrEqual(model.time.wall)
      Object.assign(file, { row: null, disk: left.has(file.path) ? file.disk : null })
      model.counts.certified += 1
      model.cameras.get(file.camera)!.removals.push(model.time.wall)
    }
    model.sweep()
  }

const askRelease =
  (nth: number, who: Person): Act =>
  async (model, real) => {
    const [id, chosen] = [...model.holds][nth % Math.max(1, model.holds.size)] ?? []
    if (id === undefined || !chosen) return
    const refusal = await refusalOf(() =>
      real.now().holds.askRelease(real[who], { holdId: id, reason: 'it is not needed any more' }),
    )
    expect(refusal).toBe(chosen.released ? 'hold-released' : chosen.askedBy ? 'release-asked' : undefined)
    if (!refusal) chosen.askedBy = who
  }

/** Invariant 2: only a second person releases. */
const approveRelease =
  (nth: number, who: Person): Act =>
  async (model, real) => {
    const [id, chosen] = [...model.holds][nth % Math.max(1, model.holds.size)] ?? []
    if (id === undefined || !chosen) return
    const refusal = await refusalOf(() => real.now().holds.approveRelease(real[who], { holdId: id }))
    const expected = chosen.released
      ? 'hold-released'
      : !chosen.askedBy
        ? 'release-not-asked'
        : chosen.releasesAt !== null
          ? 'release-approved'
          : chosen.askedBy === who
            ? 'own-request'
            : undefined
    if (expected) return expect(refusal).toBe(expected)
    const before = { ...model.guard }
    const trusted = model.sample()
    expect(refusal).toBe(trusted ? undefined : 'release-clock')
    // A refusal leaves nothing behind, not even that the clock was looked at.
    if (refusal) Object.assign(model.guard, before)
    else chosen.releasesAt = model.time.wall + 72 * hour
  }

/** Until its cooling-off is over, a release can be taken back; before it is agreed, only by whoever asked. */
const takeBackRelease =
  (nth: number, who: Person): Act =>
  async (model, real) => {
    const [id, chosen] = [...model.holds][nth % Math.max(1, model.holds.size)] ?? []
    if (id === undefined || !chosen) return
    const refusal = await refusalOf(() => real.now().holds.takeBackRelease(real[who], { holdId: id }))
    const expected = chosen.released
      ? 'hold-released'
      : !chosen.askedBy
        ? 'release-not-asked'
        : chosen.releasesAt === null && chosen.askedBy !== who
          ? 'release-others'
          : undefined
    expect(refusal).toBe(expected)
    if (!refusal) Object.assign(chosen, { askedBy: null, releasesAt: null })
  }

const releaseDue: Act = async (model, real) => {
  const due = [...model.holds.values()].filter(
    ({ released, releasesAt }) => !released && releasesAt !== null && releasesAt <= model.time.wall,
  )
  const { released } = real.now().releaseDue(machine)
  expect(released).toBe(model.sample() ? due.length : 0)
  if (released > 0) for (const hold of due) hold.released = true
}

/** Invariant 6: two different people; then a sweep begins by itself. */
const approveBrakes =
  (who: Person): Act =>
  async (model, real) => {
    const open = [...model.cameras.values()].flatMap(({ brake }) => (brake ? [brake] : []))
    const brakeIds = real.all<{ id: number }>('SELECT id FROM brake WHERE closed_at IS NULL').map(({ id }) => id)
    expect(brakeIds).toHaveLength(open.length)
    if (open.length === 0) return
    const refusal = await refusalOf(() => real.now().footage.sweeps.approveBrakes(real[who], { brakeIds }))
    expect(refusal).toBe(open.some(({ agreed }) => agreed.has(who)) ? 'brake-same-person' : undefined)
    if (refusal) return
    for (const brake of open) brake.agreed.add(who)
    await real.now().footage.sweeps.idle()
    if (open.every(({ agreed }) => agreed.size >= 2)) model.sweep()
  }

const tick: Act = async (model, real) => {
  real.now().clock.sample()
  model.sample()
}
const pass =
  (ms: number): Act =>
  async (model, real) => {
    real.world.clock.pass(ms)
    model.time.wall += ms
    model.time.monotonic += ms
  }
const jump =
  (ms: number): Act =>
  async (model, real) => {
    model.time.wall += ms
    real.world.clock.set(model.time.wall)
  }
/** Invariant 10: two different people. */
const confirmClock =
  (who: Person): Act =>
  async (model, real) => {
    const before = { ...model.guard }
    const trusted = model.sample()
    const refused = trusted || model.guard.words.has(who)
    // A refusal leaves nothing behind, not even that the clock was looked at.
    if (refused) Object.assign(model.guard, before)
    const refusal = await refusalOf(() => real.now().clock.confirm(real[who], { reason: 'I looked at my own watch' }))
    expect(refusal).toBe(trusted ? 'clock-not-suspect' : refused ? 'clock-same-person' : undefined)
    if (refused) return
    model.guard.words.add(who)
    if (model.guard.words.size < 2) return
    Object.assign(model.guard, { trusted: true, highWaterAt: model.time.wall, anchor: { ...model.time } })
  }

const hide =
  (index: 0 | 1): Act =>
  async (model, real) => {
    const source = model.sources[index]!
    if (!source.hidden) real.hide(index)
    source.hidden = true
  }
const showAll: Act = async (model, real) => {
  for (const [index, source] of model.sources.entries()) {
    if (source.hidden) real.show(index)
    source.hidden = false
  }
}

/** The register comes back from a copy: behind its markers, whoever did it. */
const putBack: Act = async (model, real) => {
  real.world.db.prepare('UPDATE source SET start_counter = start_counter - 3').run()
  for (const source of model.sources) source.behind = true
  await restart(model, real)
}
const reconcile: Act = async (model, real) => {
  await real.now().footage.sources.reconcile(machine)
  for (const source of model.sources) {
    if (source.restored && !source.hidden) source.behind = false
    source.restored = false
  }
}

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
  fc.nat(60).map((nth) => command(`take away ${nth}`, takeAway(nth))),
  fc.nat(60).map((nth) => command(`overwrite ${nth}`, overwrite(nth))),
  fc.constant(command('restart', restart)),
  fc.constant(command('put back an old register', putBack)),
  fc.constant(command('reconcile', reconcile)),
  fc.constant(command('reconcile', reconcile)),
  fc.constant(command('reconcile', reconcile)),
]
