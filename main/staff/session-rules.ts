import type { DeviceMode } from '../../shared/contract/words.ts'
import { hour, minute } from '../../shared/time.ts'

/** After so long without a call a session ends (ms). A browser without enrolment counts as a desk. */
export const idleMsOn = (mode: DeviceMode | null): number =>
  mode === 'kiosk' ? 2 * minute : mode === 'reception' ? 5 * minute : 15 * minute

const longest = 8 * hour
/** A clock set back by more than this ends sessions: how long they have been idle is not known any more. */
const clockSlack = 5 * minute

export type SessionTimes = { startedAt: number; lastCallAt: number }

export function isSessionOver({ startedAt, lastCallAt }: SessionTimes, mode: DeviceMode | null, now: number): boolean {
  const idle = now - lastCallAt
  return idle >= idleMsOn(mode) || idle < -clockSlack || now - startedAt >= longest
}

/** How often a session's last call is written down (ms): often enough that none ends much before its time. */
export const touchEvery = (mode: DeviceMode | null): number => Math.min(30_000, idleMsOn(mode) / 12)
