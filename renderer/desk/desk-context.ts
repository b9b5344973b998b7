import { createContext, useContext } from 'react'
import type { CallName } from '../../shared/contract/index.ts'
import type { Me, PurposeTask } from '../../shared/contract/staff.ts'

/** Who sits at this desk; only inside a session. */
export type Desk = {
  me: Me
  staff: NonNullable<Me['staff']>
  /** The office's IANA zone: every time on the desk is shown in it. */
  zone: string
  /** Whether the table lets this person, on this device, make a call. */
  may: (call: CallName) => boolean
  /** Until when (unix ms) the purpose stated for a task counts, or null. */
  purposeUntil: (task: PurposeTask) => number | null
  /** Signs out and clears what was shown. */
  lock: () => void
}

export const DeskContext = createContext<Desk | null>(null)

export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('useDesk outside a session')
  return desk
}
