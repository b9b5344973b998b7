import { day, hour, minute } from '../../shared/time.ts'

/**
 * What the ten invariants of removal promise, in memory and without care for speed: segments of one minute, whose starts
 * lie two hours apart; four cameras on two sources. Its sweep is the promise, not the product's code.
 */
export const cameraKeys = ['a', 'b', 'c', 'd'] as const
export type CameraKey = (typeof cameraKeys)[number]
export const sourceOf = (camera: CameraKey): 0 | 1 => (camera < 'c' ? 0 : 1)
export type Identity = { bytes: number; mtimeAt: number }
export type ModelFile = {
  camera: CameraKey
  startAt: number
  path: string
  /** What is on disk and what is registered; either may be missing. */
  disk: Identity | null
  row: Identity | null
  /** The vault has a safe copy of what is registered. */
  copied: boolean
  /** What is registered is the vault's alone: its file went while it was held. */
  onlyCopy: boolean
}
type Hold = {
  cameras: CameraKey[]
  fromAt: number
  toAt: number
  askedBy: string | null
  releasesAt: number | null
  released: boolean
}
type Brake = { segments: number; fromAt: number; toAt: number; raisedAt: number; agreed: Set<string> }
type Camera = { id: number; swept: boolean; brake: Brake | null; removals: number[] }
type Source = { hidden: boolean; behind: boolean; restored: boolean; sweptOnce: boolean }
type Allowance = { left: number; fromAt: number; toAt: number; used: boolean }
/** The process dies at this removal (counted from 1), after so many files of it. */
export type Crash = { removal: number; unlinked: number }
export type SweepResult = {
  outcome: 'complete' | 'braked' | 'partial' | 'suspended' | 'crashed'
  removed: number
  held: number
  pardoned: number
}

export const segmentMs = minute
const retention = 31 * day
export const endOf = (file: ModelFile, { mtimeAt }: Identity): number => Math.max(file.startAt + segmentMs, mtimeAt)

export function createFootageModel(startAt: number) {
  const files: ModelFile[] = []
  const holds = new Map<number, Hold>()
  const cameras = new Map<CameraKey, Camera>()
  const sources: Source[] = [true, false].map((sweptOnce) => ({
    hidden: false,
    behind: false,
    restored: false,
    sweptOnce,
  }))
  /** Files ahead of the clock, since when they have stayed the same by the clock that nobody sets. */
  const growing = new Map<string, Identity & { seenAt: number }>()
  /** The latest start of each camera's files that this process has seen. */
  const latest = new Map<CameraKey, number>()
  const time = { wall: startAt, monotonic: 0 }
  const guard = {
    highWaterAt: undefined as number | undefined,
    trusted: true,
    /** Both clocks when trust began in this process. */
    anchor: undefined as { wall: number; monotonic: number } | undefined,
    /** Who has said that it is right. */
    words: new Set<string>(),
  }
  const counts = { certified: 0, copied: 0, onlyCopies: 0 }

  const rowsOf = (camera: CameraKey) =>
    files.filter((file) => file.camera === camera && file.row).toSorted((a, b) => a.startAt - b.startAt)
  const isHeld = (file: ModelFile) =>
    [...holds.values()].some(
      (hold) =>
        !hold.released &&
        hold.cameras.includes(file.camera) &&
        hold.fromAt <= endOf(file, file.row!) &&
        hold.toAt >= file.startAt,
    )
  const isDue = (file: ModelFile) => endOf(file, file.row!) <= time.wall - retention
  const isSame = (a: Identity | null, b: Identity | null) => a?.bytes === b?.bytes && a?.mtimeAt === b?.mtimeAt

  /** Invariant 10: whether the wall clock can be believed now. */
  function sample(): boolean {
    guard.highWaterAt ??= time.wall
    if (!guard.trusted) return false
    const { anchor } = guard
    const passed = anchor ? time.monotonic - anchor.monotonic : 0
    const drift = anchor ? Math.abs(time.wall - anchor.wall - passed) : 0
    const isFarAhead = !anchor && time.wall > guard.highWaterAt + 3 * day
    if (time.wall < guard.highWaterAt - 5 * minute || drift > 2 * minute + passed * 0.0005 || isFarAhead) {
      guard.trusted = false
      guard.words.clear()
      return false
    }
    guard.anchor ??= { ...time }
    if (time.wall - guard.highWaterAt >= 30_000) guard.highWaterAt = time.wall
    return true
  }

  /** Followed by a later file of its camera, ten seconds of the same are enough. */
  function isClosed(file: ModelFile, followed = false): boolean {
    const now = file.disk!
    if (now.mtimeAt <= time.wall - 2 * minute) {
      growing.delete(file.path)
      return true
    }
    const seen = growing.get(file.path)
    if (!seen || !isSame(seen, now)) {
      growing.set(file.path, { ...now, seenAt: time.monotonic })
      return false
    }
    return time.monotonic - seen.seenAt >= (followed ? 10_000 : 2 * minute) && growing.delete(file.path)
  }

  /** What two looks at a root find out: hidden, or put back from an older register. */
  function look(source: Source): boolean {
    if (source.hidden) return false
    if (source.behind) source.restored = true
    return true
  }

  function scan(): void {
    for (const [index, source] of sources.entries()) {
      if (!look(source)) continue
      const ours = files.filter((file) => sourceOf(file.camera) === index)
      for (const { camera, startAt: at, disk } of ours)
        // A name from beyond tomorrow follows nothing.
        if (disk && at <= time.wall + day) latest.set(camera, Math.max(latest.get(camera) ?? 0, at))
      const fresh = ours
        .filter((file) => !file.row && file.disk)
        .filter((file) => isClosed(file, (latest.get(file.camera) ?? 0) > file.startAt))
      for (const camera of cameraKeys)
        if (fresh.some((file) => file.camera === camera) && !cameras.has(camera))
          cameras.set(camera, { id: cameras.size + 1, swept: false, brake: null, removals: [] })
      for (const file of fresh) file.row = { ...file.disk! }
      if (source.restored) continue
      for (const file of ours.filter((there) => there.row && !there.onlyCopy && !fresh.includes(there))) {
        if (!file.disk && file.copied) {
          file.onlyCopy = true
          counts.onlyCopies += 1
        } else if (!file.disk) file.row = null
        else if (!isSame(file.disk, file.row) && isClosed(file)) file.row = { ...file.disk }
      }
    }
  }

  /** The vault's run: held segments are copied, copies that no hold covers any more go unless they are the only ones. */
  function runVault(): number {
    let made = 0
    for (const file of files) {
      if (!file.row) continue
      const held = isHeld(file)
      if (!held && !file.onlyCopy) file.copied = false
      // Its copy went with a sweep that died, and it was held again before the next one.
      if (held && file.onlyCopy && !file.copied) Object.assign(file, { row: null, onlyCopy: false })
      if (!held || file.onlyCopy || file.copied) continue
      if (sources[sourceOf(file.camera)]!.hidden || !isSame(file.disk, file.row)) continue
      file.copied = true
      made += 1
    }
    counts.copied += made
    return made
  }

  /** Invariant 6: what may go of a camera, or that it waits for two people. */
  function weigh(key: CameraKey, camera: Camera, source: Source): Allowance | 'waits' {
    const due = rowsOf(key).filter((file) => isDue(file) && !isHeld(file))
    const { brake } = camera
    if (brake && brake.agreed.size >= 2) {
      const already = camera.removals.filter((at) => at >= brake.raisedAt).length
      return { left: Math.max(0, brake.segments - already), fromAt: brake.fromAt, toAt: brake.toAt, used: true }
    }
    const backlog = !source.sweptOnce && !camera.swept
    if (due.length > 0 && (brake || backlog)) {
      if (brake && brake.agreed.size > 0) return 'waits'
      camera.brake = {
        segments: due.length,
        fromAt: Math.min(...due.map((file) => file.startAt)),
        toAt: Math.max(...due.map((file) => endOf(file, file.row!))),
        raisedAt: brake?.raisedAt ?? time.wall,
        agreed: new Set(),
      }
      return 'waits'
    }
    camera.brake = null
    return { left: Infinity, fromAt: -Infinity, toAt: Infinity, used: false }
  }

  function condemn(index: number, allowed: ReadonlyMap<CameraKey, Allowance>): ModelFile[] {
    const hourOf = (file: ModelFile) => Math.floor(file.startAt / hour)
    const batch = [...allowed].flatMap(([key, { left, fromAt, toAt }]) =>
      rowsOf(key)
        .filter((file) => sourceOf(key) === index && isDue(file) && !isHeld(file))
        .filter((file) => file.startAt >= fromAt && file.startAt <= toAt)
        .slice(0, left),
    )
    const id = (file: ModelFile) => cameras.get(file.camera)!.id
    return batch.toSorted((a, b) => hourOf(a) - hourOf(b) || id(a) - id(b) || a.startAt - b.startAt)
  }

  /**
   * Removes copies, then what is still what was registered; what had gone already is on the certificate too. Of a batch in
   * which the process dies the copies are gone, and an only copy's row is left for the next sweep.
   */
  function remove(batch: readonly ModelFile[], unlinked: number): { removed: number; pardoned: number } {
    const counted = { removed: 0, pardoned: 0 }
    const originals = batch.filter(({ onlyCopy }) => !onlyCopy)
    for (const file of batch) file.copied = false
    for (const file of originals.slice(0, unlinked)) if (isSame(file.disk, file.row)) file.disk = null
    for (const file of batch) {
      if (file.disk || (file.onlyCopy && unlinked < Infinity)) counted.pardoned += 1
      else {
        file.row = null
        file.onlyCopy = false
        counted.removed += 1
        cameras.get(file.camera)!.removals.push(time.wall)
      }
    }
    counts.certified += counted.removed
    return counted
  }

  function sweep(crash?: Crash): SweepResult {
    const result: SweepResult = { outcome: 'suspended', removed: 0, held: 0, pardoned: 0 }
    const mayRemove = () => sample() && sources.every(({ restored }) => !restored)
    if (!mayRemove()) return result
    const checked = sources.filter((source) => look(source) && !source.restored)
    result.held = files.filter((file) => file.row && isDue(file) && isHeld(file)).length
    const allowed = new Map<CameraKey, Allowance>()
    let waits = false
    for (const [key, camera] of [...cameras].toSorted(([, a], [, b]) => a.id - b.id)) {
      const source = sources[sourceOf(key)]!
      if (!checked.includes(source)) continue
      const decided = weigh(key, camera, source)
      if (decided === 'waits') waits = true
      else allowed.set(key, decided)
    }
    let removals = 0
    for (const [index, source] of sources.entries()) {
      if (!checked.includes(source)) continue
      if (!mayRemove()) return result
      const batch = condemn(index, allowed)
      const asksDisk = batch.some(({ onlyCopy }) => !onlyCopy)
      if (asksDisk) removals += 1
      const dies = asksDisk && crash?.removal === removals
      const { removed, pardoned } = remove(batch, dies ? crash.unlinked : Infinity)
      result.removed += removed
      result.pardoned += pardoned
      if (dies) return { ...result, outcome: 'crashed' }
      markSwept(index, source, allowed)
    }
    result.outcome = waits ? 'braked' : checked.length < sources.length || result.pardoned > 0 ? 'partial' : 'complete'
    return result
  }

  function markSwept(index: number, source: Source, allowed: ReadonlyMap<CameraKey, Allowance>): void {
    const ours = [...cameras].filter(([key]) => sourceOf(key) === index)
    for (const [key, camera] of ours) {
      const allowance = allowed.get(key)
      if (!allowance) continue
      camera.swept = true
      if (allowance.used) camera.brake = null
    }
    if (ours.every(([key]) => allowed.has(key))) source.sweptOnce = true
  }

  return {
    files,
    holds,
    cameras,
    sources,
    time,
    guard,
    counts,
    isHeld,
    isDue,
    sample,
    scan,
    sweep,
    runVault,
    /** A process that ended forgets what only it knew; the next one looks at every root. */
    reopen(): void {
      guard.anchor = undefined
      growing.clear()
      latest.clear()
      for (const source of sources) look(source)
    },
  }
}
export type FootageModel = ReturnType<typeof createFootageModel>
