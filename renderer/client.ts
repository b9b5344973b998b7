import type { Client } from '../shared/contract/index.ts'
import type { Refusal } from '../shared/errors.ts'

/** A refusal of the host, or `unreachable` when it did not answer. `message` is English; screens show `errors.<key>`. */
export class CallError extends Error {
  readonly name = 'CallError'
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.message)
    this.refusal = refusal
  }
}

const unreachable: Refusal = { code: 'unavailable', key: 'unreachable', message: '', params: {}, fields: {} }

async function ask(noun: string, verb: string, input: unknown): Promise<unknown> {
  const response = await fetch(`/api/${noun}/${verb}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
    signal: AbortSignal.timeout(30_000),
  }).catch(() => {
    throw new CallError(unreachable)
  })
  const answer: unknown = await response.json().catch(() => {
    throw new CallError(unreachable)
  })
  if (!response.ok) throw new CallError(answer as Refusal)
  return answer
}

/** `client.visits.signIn(input)` is POST /api/visits/signIn; throws CallError. */
export const client = new Proxy({} as Client, {
  get: (_target, noun: string) =>
    new Proxy({}, { get: (_calls, verb: string) => (input: unknown) => ask(noun, verb, input) }),
})
