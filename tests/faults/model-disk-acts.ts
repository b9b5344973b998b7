import { rmSync } from 'node:fs'
import { expect } from 'vitest'
import { machine } from '../../main/caller.ts'
import { hour, minute } from '../../shared/time.ts'
import type { CameraKey, FootageModel, ModelFile } from './footage-model.ts'
import { type Act, twoHours } from './model-act.ts'
import type { ModelOffice } from './model-office.ts'

/** A recorder, or somebody's copy, writes segments that began some slots of two hours ago, one after another. */
export function record(
  key: CameraKey,
  slotsAgo: number,
  count: number,
  kind: 'closed' | 'late' | 'suspect' | 'growing',
): Act {
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
  model.files.push({ camera: key, startAt, path, disk, row: null, copied: false, onlyCopy: false })
  real.write(key, path, disk)
}

const anyFile = (model: FootageModel, nth: number): ModelFile | undefined => {
  const there = model.files.filter(({ disk }) => disk)
  return there[nth % Math.max(1, there.length)]
}

/** Somebody else writes other bytes in the place of a segment, longer ones. Where there is a copy: see vault-guards.test. */
export const overwrite =
  (nth: number): Act =>
  async (model, real) => {
    const file = anyFile(model, nth)
    if (!file || file.copied) return
    file.disk = { bytes: file.disk!.bytes + 1, mtimeAt: model.time.wall - 3 * minute }
    real.write(file.camera, file.path, file.disk)
  }

/** Somebody else removes a segment: any, or one of which the vault has a copy. */
export const takeAway =
  (nth: number, kind: 'any' | 'copied'): Act =>
  async (model, real) => {
    const copied = model.files.filter((there) => there.disk && there.copied)
    const file = kind === 'any' ? anyFile(model, nth) : copied[nth % Math.max(1, copied.length)]
    // Many at once would be another story: see sweep-brakes.test.
    if (
      !file ||
      model.files.filter((there) => there.camera === file.camera && there.row && !there.disk && !there.onlyCopy)
        .length >= 15
    )
      return
    rmSync(real.fileOf(file.camera, file.path))
    file.disk = null
  }

export const scan: Act = async (model, real) => {
  await real.now().footage.sources.scanAll(machine)
  model.scan()
}

export const sweep: Act = async (model, real) => {
  const expected = model.sweep()
  const { outcome, removed, held, pardoned } = await real.now().footage.sweeps.run(machine)
  expect({ outcome, removed, held, pardoned }).toEqual(expected)
}

/** Held segments go into the vault, released ones leave it. */
export const runVault: Act = async (model, real) => {
  const { copied } = await real.now().footage.vault.run()
  expect(copied).toBe(model.runVault())
}

/** A sweep that dies in the middle of a removal, and the next start. */
export const dieSweeping =
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

export const restart: Act = async (model, real) => {
  await real.reopen()
  model.reopen()
}

export const hide =
  (index: 0 | 1): Act =>
  async (model, real) => {
    const source = model.sources[index]!
    if (!source.hidden) real.hide(index)
    source.hidden = true
  }
export const showAll: Act = async (model, real) => {
  for (const [index, source] of model.sources.entries()) {
    if (source.hidden) real.show(index)
    source.hidden = false
  }
}

/** The register comes back from a copy: behind its markers, whoever did it. */
export const putBack: Act = async (model, real) => {
  real.world.db.prepare('UPDATE source SET start_counter = start_counter - 3').run()
  for (const source of model.sources) source.behind = true
  await restart(model, real)
}
export const reconcile: Act = async (model, real) => {
  await real.now().footage.sources.reconcile(machine)
  for (const source of model.sources) {
    if (source.restored && !source.hidden) source.behind = false
    source.restored = false
  }
}
