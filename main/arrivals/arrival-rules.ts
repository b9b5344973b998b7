import type { ArrivalState, Escalation, HostAnswer } from '../../shared/contract/arrivals.ts'
import type { MessageChannel } from '../../shared/contract/messages.ts'

export type Told = 'host' | 'delegate'
/** How far an arrival is. Times in unix ms. */
export type Progress = {
  beganAt: number
  toldAt: number | null
  toldTo: Told | null
  toldBy: MessageChannel | 'person' | null
  answer: HostAnswer | null
  answeredAt: number | null
  answeredBy: Told | null
  escalatedAt: number | null
  escalatedWhy: Escalation | null
}

const settledByAnswer = ({ answer }: Progress): boolean => answer === 'coming' || answer === 'send-up'

/** Whether it is for reception now: until the host has answered, or somebody has told them in person. */
export const isForReception = (progress: Progress): boolean =>
  progress.escalatedAt !== null && !settledByAnswer(progress) && progress.toldBy !== 'person'

/** One word for how far it is, and since when. */
export function stateOf(progress: Progress): { state: ArrivalState; at: number } {
  const { answer, answeredAt, toldBy, toldAt, escalatedAt, beganAt } = progress
  if (answer !== null && settledByAnswer(progress)) return { state: answer, at: answeredAt! }
  if (toldBy === 'person') return { state: 'in-person', at: toldAt! }
  if (answer !== null) return { state: answer, at: answeredAt! }
  if (escalatedAt !== null) return { state: 'reception', at: escalatedAt }
  if (toldAt !== null) return { state: 'told', at: toldAt }
  return { state: 'telling', at: beganAt }
}

/** Somebody who may be told, and by what. */
export type Reachable = { hostId: number; away: boolean; channels: readonly MessageChannel[] }
export type Plan = { tell: { hostId: number; channels: readonly MessageChannel[] } | null; why: Escalation | null }

const canBeTold = ({ away, channels }: Reachable): boolean => !away && channels.length > 0

/** Whom to tell first: the host, or the delegate of one who is away or has no way to be told; else it is for reception. */
export function planOf(host: Reachable, delegate: Reachable | null, quiet: boolean): Plan {
  if (quiet) return { tell: null, why: 'quiet' }
  if (canBeTold(host)) return { tell: host, why: null }
  if (delegate && canBeTold(delegate)) return { tell: delegate, why: null }
  return { tell: null, why: host.away ? 'away' : 'no-way' }
}

/** Whether the delegate is told besides, once nobody has answered or no message could be sent. */
export function tellsDelegateToo(why: Escalation, delegate: Reachable | null, quiet: boolean): delegate is Reachable {
  return (why === 'unanswered' || why === 'failed') && !quiet && delegate !== null && canBeTold(delegate)
}
