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

const answersWithin = 30_000
/** Calls that read or remove as many files as there are, and answer when they have. */
const patient = ['sources.preview', 'sources.scan', 'sweeps.now']

const quietMs = 30_000
let actedAt = Date.now()
for (const act of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'])
  document.addEventListener(act, () => (actedAt = Date.now()), { passive: true, capture: true })

/** Said by a page that nobody has touched for a while: what it asks by itself keeps no session alive. */
const background = (): Record<string, string> => (Date.now() - actedAt > quietMs ? { 'x-foyer-background': '1' } : {})

async function ask(noun: string, verb: string, input: unknown): Promise<unknown> {
  const response = await fetch(`/api/${noun}/${verb}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-foyer-time': String(Date.now()), ...background() },
    body: JSON.stringify(input),
    signal: patient.includes(`${noun}.${verb}`) ? null : AbortSignal.timeout(answersWithin),
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
