import type { PurposeCode, PurposeTask } from '../shared/contract/staff.ts'
import type { DeviceMode, KeyboardKind, Role } from '../shared/contract/words.ts'

/** Who is asking, on which device. Made by the door's cookies (main/api/caller-of.ts), by a job, or by the console. */
export type Caller = {
  kind: 'staff' | 'visitor' | 'machine' | 'console'
  staff: { id: number; name: string; roles: readonly Role[]; sessionId: number; mustChangeSecret: boolean } | null
  device: {
    id: number
    name: string
    mode: DeviceMode
    pixelsPerMm: number
    keyboard: KeyboardKind
    /** Whether a label printer stands beside it. */
    prints: boolean
  } | null
  /** The purpose stated for a task in this session, while it lasts. */
  purpose(task: PurposeTask): { id: number; code: PurposeCode; expiresAt: number } | null
  /** Sets or clears a cookie of the answer; only calls that came through a door have any. */
  setCookie(name: CookieName, value: string | null): void
}

export type CookieName = '__Host-device' | '__Host-session'

const actor = (kind: 'machine' | 'console'): Caller => ({
  kind,
  staff: null,
  device: null,
  purpose: () => null,
  setCookie: () => {},
})

/** Jobs act as the machine, the command line as the console. */
export const machine: Caller = actor('machine')
export const atConsole: Caller = actor('console')
