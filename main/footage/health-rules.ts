import { day, minute } from '../../shared/time.ts'

/** A registered file as far as the health of its source goes; times unix ms. */
export type RecentFile = { startAt: number; lengthMs: number; mtimeAt: number }

/** Files of each camera that are looked at. */
export const recentFiles = 100
/** Fewer say nothing of a clock. */
const fewestForSkew = 5
/** No camera is called silent sooner. */
const soonestSilentMs = 10 * minute

export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)]!
}

/**
 * By how much the recorder's clock, which names the files, is ahead of the one that wrote their file times: the middle of
 * what files of the last day say. Files that were copied later, and single odd ones, do not move it. None while there are few.
 */
export function skewOf(files: readonly RecentFile[], now: number): number | null {
  const ahead = files
    .filter(({ mtimeAt }) => mtimeAt > now - day)
    .map(({ startAt, lengthMs, mtimeAt }) => startAt + lengthMs - mtimeAt)
    .filter((ms) => Math.abs(ms) <= day)
  return ahead.length < fewestForSkew ? null : median(ahead)
}

/**
 * Since when a camera has been silent: its last end by the clock of the file times, once that lies back more than twice the longest
 * pause between its recent files. One that records at movement may pause for a night; one that always records may not.
 */
export function silentSince(newestFirst: readonly RecentFile[], now: number): number | null {
  const [last] = newestFirst
  if (!last) return null
  let pause = 0
  for (const [at, file] of newestFirst.entries()) {
    const before = newestFirst[at + 1]
    if (before) pause = Math.max(pause, file.startAt - before.startAt - before.lengthMs)
  }
  const endedAt = last.mtimeAt
  return now - endedAt > Math.max(soonestSilentMs, 2 * pause) ? endedAt : null
}
