import { expect } from 'vitest'
import { type Act, type Person, refusalOf } from './model-act.ts'

/** Invariant 6: two different people; then a sweep begins by itself. */
export const approveBrakes =
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

export const tick: Act = async (model, real) => {
  real.now().clock.sample()
  model.sample()
}
export const pass =
  (ms: number): Act =>
  async (model, real) => {
    real.world.clock.pass(ms)
    model.time.wall += ms
    model.time.monotonic += ms
  }
export const jump =
  (ms: number): Act =>
  async (model, real) => {
    model.time.wall += ms
    real.world.clock.set(model.time.wall)
  }
/** Invariant 10: two different people. */
export const confirmClock =
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
