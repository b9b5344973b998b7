import type { Answer } from '../../../shared/contract/index.ts'
import { addDays, localDate } from '../../../shared/time.ts'

type Sweep = Answer<'sweeps', 'list'>[number]

/** What the sweeps of one local day came to. `quiet`: nothing was due. */
export type ProofDay = {
  on: string
  state: 'complete' | 'looked' | 'unfinished' | 'quiet' | 'none' | 'ahead'
  certificate: number | null
}

/** Five whole weeks, Monday first, the last of them with today. */
export function proofDays(sweeps: readonly Sweep[], now: number, zone: string): ProofDay[] {
  const todayOn = localDate(now, zone)
  const weekday = (new Date(`${todayOn}T00:00:00Z`).getUTCDay() + 6) % 7
  const firstOn = addDays(todayOn, -weekday - 28)
  return Array.from({ length: 35 }, (_, place) => {
    const on = addDays(firstOn, place)
    const ofDay = sweeps.filter((sweep) => localDate(sweep.startedAt, zone) === on)
    return { on, state: stateOf(ofDay, on > todayOn), certificate: certificateOf(ofDay) }
  })
}

/** Newest first: the last word of a day counts, and whether somebody had to look before it. */
function stateOf(ofDay: Sweep[], ahead: boolean): ProofDay['state'] {
  if (ahead) return 'ahead'
  const last = ofDay[0]
  if (!last) return 'none'
  if (last.outcome !== 'complete') return 'unfinished'
  if (ofDay.some((sweep) => sweep.outcome !== 'complete')) return 'looked'
  return ofDay.some((sweep) => sweep.certificate !== null) ? 'complete' : 'quiet'
}

function certificateOf(ofDay: Sweep[]): number | null {
  return ofDay.find((sweep) => sweep.certificate !== null)?.certificate ?? null
}
