import { expect } from 'vitest'
import { machine } from '../../main/caller.ts'
import { day, hour } from '../../shared/time.ts'
import { type CameraKey, endOf, type FootageModel } from './footage-model.ts'
import { type Act, type Person, refusalOf, twoHours } from './model-act.ts'
import type { ModelOffice } from './model-office.ts'

export type Range = { keys: CameraKey[]; slotsAgo: number; slots: number; edge: number }

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
export const hold =
  (range: Range): Act =>
  (model, real) =>
    place(model, real, range)

/** A hold that is placed while a sweep is under way: what is there when it is answered stays. */
export const holdWhileSweeping =
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
      Object.assign(file, { row: null, disk: left.has(file.path) ? file.disk : null, copied: false, onlyCopy: false })
      model.counts.certified += 1
      model.cameras.get(file.camera)!.removals.push(model.time.wall)
    }
    model.sweep()
  }

export const askRelease =
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
export const approveRelease =
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
export const takeBackRelease =
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

export const releaseDue: Act = async (model, real) => {
  const due = [...model.holds.values()].filter(
    ({ released, releasesAt }) => !released && releasesAt !== null && releasesAt <= model.time.wall,
  )
  const { released } = real.now().releaseDue(machine)
  expect(released).toBe(model.sample() ? due.length : 0)
  if (released > 0) for (const hold of due) hold.released = true
}
