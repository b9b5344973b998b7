import type { Answer } from '../../shared/contract/index.ts'
import { AppError } from '../../shared/errors.ts'
import type { Audit } from '../audit/audit.ts'
import { machine } from '../caller.ts'
import type { Services } from '../services.ts'
import type { World } from '../world.ts'
import {
  agreeing,
  agreementNeeded,
  type Evidence,
  type Held,
  latestTime,
  offBy,
  type OtherClock,
  type Sample,
  saveHighWaterEvery,
  standingOf,
  suspicion,
  wordsNeeded,
} from './clock-rules.ts'
import { type ClockRow, createClockStore, type Doubt } from './clock-store.ts'

export type ClockGuard = ReturnType<typeof createClockGuard>
type State = Answer<'sweeps', 'state'>['clock']
type Watched = Pick<World, 'db' | 'clock' | 'events' | 'builtAt' | 'timeServer'>

const listed = 50

/**
 * Whether the wall clock can be believed. Removal rests on it and on nothing else does: a clock in doubt suspends removal,
 * never sign-in, until two different people say that it is right, or other clocks agree with it for long enough.
 */
export function createClockGuard(world: Watched, { audit }: { audit: Audit }) {
  const store = createClockStore(world.db)
  const boot = world.clock.boot ?? null
  /** When trust began in this start of the machine; read once, then kept in step with the row. */
  let anchor: Sample | undefined
  let isAnchorRead = false
  const tablets = new Map<number, OtherClock>()
  const evidence: { -readonly [Name in keyof Evidence]: Evidence[Name] } = {
    timeServer: null,
    tablets,
    newestFootageAt: null,
  }
  /** Since when (on the clock that nobody sets) enough other clocks have agreed in a doubt. */
  let agreedSince: number | null = null

  const look = (): Sample => ({ wall: world.clock.now(), monotonic: world.clock.monotonic() })
  const changed = () => world.db.afterCommit(() => world.events.changed('clock'))

  function anchorOf(row: ClockRow): Sample | undefined {
    if (isAnchorRead) return anchor
    isAnchorRead = true
    if (boot !== null && row.boot === boot) anchor = row.anchor
    return anchor
  }
  const heldAgainst = (row: ClockRow, now: Sample): Held => ({
    anchor: anchorOf(row),
    highWaterAt: row.highWaterAt,
    builtAt: world.builtAt,
    agreed: agreeing(evidence, now).length > 0,
  })

  /** Trust begins, or begins anew: this time is the high-water mark, even where it is an earlier one. */
  function begin(now: Sample): void {
    store.anchor(now, boot)
    world.db.afterCommit(() => {
      anchor = now
      isAnchorRead = true
      agreedSince = null
    })
    changed()
  }

  function doubt(now: Sample, reason: Doubt['reason'], held: Held): void {
    const offMs = offBy(reason, now, held)
    store.insertDoubt({ state: standingOf(reason), reason, offMs, beganAt: now.wall })
    audit.record(machine, 'clock.suspected', { detail: { reason, offMs } })
    changed()
  }

  /** Ends a doubt once enough other clocks have agreed for long enough. */
  function endByClocks({ id, reason }: Doubt, now: Sample): boolean {
    const { clocks, ms } = agreementNeeded(reason)
    const names = agreeing(evidence, now)
    if (names.length < clocks || isOutOfBounds(now)) {
      agreedSince = null
      return false
    }
    agreedSince ??= now.monotonic
    if (now.monotonic - agreedSince < ms) return false
    store.endDoubt(id, now.wall, 'clocks')
    audit.record(machine, 'clock.corroborated', {
      subject: 'clock_doubt',
      subjectId: id,
      detail: { clocks: names.length },
    })
    begin(now)
    return true
  }
  const isOutOfBounds = (now: Sample): boolean =>
    suspicion(now, { anchor: undefined, highWaterAt: now.wall, builtAt: world.builtAt, agreed: true }) !== undefined

  /** Compares the clocks and remembers; to be called at least every 30 s, and before anything is removed. */
  function sample(): boolean {
    const now = look()
    return world.db.transaction(() => {
      const row = store.find()
      if (!row) {
        begin(now)
        if (!isOutOfBounds(now)) return true
        doubt(now, 'out-of-bounds', { anchor: now, highWaterAt: now.wall, builtAt: world.builtAt, agreed: false })
        return false
      }
      const open = store.openDoubt()
      if (open) return endByClocks(open, now)
      const held = heldAgainst(row, now)
      const reason = suspicion(now, held)
      if (reason) {
        doubt(now, reason, held)
        return false
      }
      if (!held.anchor) {
        store.moveAnchor(now, boot)
        world.db.afterCommit(() => (anchor = now))
      }
      if (now.wall - row.highWaterAt >= saveHighWaterEvery) store.markHighWater(now.wall)
      return true
    })
  }

  function stateNow(): State {
    const now = look()
    const open = store.openDoubt()
    const row = store.find()
    const reason = open?.reason ?? (row && suspicion(now, heldAgainst(row, now))) ?? null
    return {
      state: reason === null ? 'trusted' : (open?.state ?? standingOf(reason)),
      trusted: reason === null,
      since: open?.beganAt ?? row?.anchor.wall ?? now.wall,
      reason,
      offMs: open?.offMs ?? null,
      agreeing: agreeing(evidence, now),
      saidBy: open ? store.listWords(open.id) : [],
    }
  }

  const verbs: Services['clock'] = {
    /** Refuses `clock-not-suspect`, `clock-same-person`, and `clock-out-of-bounds` while it shows an impossible time. */
    confirm(caller, { reason }) {
      return world.db.transaction(() => {
        if (sample()) throw new AppError('conflict', 'clock-not-suspect')
        const now = look()
        const { id } = store.openDoubt()!
        const staffId = caller.staff!.id
        if (isOutOfBounds(now)) throw new AppError('conflict', 'clock-out-of-bounds')
        if (store.listWords(id).some((word) => word.staffId === staffId))
          throw new AppError('conflict', 'clock-same-person')
        store.insertWord(id, staffId, now.wall, reason)
        const stillNeeded = wordsNeeded(store.listWords(id).length)
        audit.record(caller, 'clock.confirmed', { subject: 'clock_doubt', subjectId: id, detail: { stillNeeded } })
        changed()
        if (stillNeeded === 0) {
          store.endDoubt(id, now.wall, 'people')
          begin(now)
        }
        return { stillNeeded }
      })
    },
    history: () => store.listDoubts(listed).map((row) => ({ ...row, saidBy: store.listWords(row.id) })),
  }
  return {
    ...verbs,
    sample: (): void => void sample(),
    /** Whether removal may go on at this instant; looks again. */
    trusted: (): boolean => sample(),
    /** The latest time (unix ms) that it can be, however the wall clock jumps: what is due is asked of it. */
    now(): number {
      const row = store.find()
      return latestTime(look(), row && anchorOf(row))
    },
    state(): State {
      sample()
      return stateNow()
    },
    /** As `state`, but remembers nothing: for whoever only reads the register. */
    peek: stateNow,
    /** A device in the network said its own time (unix ms). */
    noteTablet(deviceId: number, saidAt: number): void {
      const at = look()
      tablets.set(deviceId, { aheadMs: saidAt - at.wall, at })
    },
    /** Asks what else knows the time; every few minutes, and before the first look of a start. */
    async gather(newestFootageAt: number | null): Promise<void> {
      evidence.newestFootageAt = newestFootageAt
      const server = await world.timeServer?.()
      const at = look()
      evidence.timeServer = server
        ? { aheadMs: server.aheadMs, at: { wall: at.wall - server.agoMs, monotonic: at.monotonic - server.agoMs } }
        : null
    },
  }
}
