import { oc } from '@orpc/contract'

/** One call of the contract: always a POST with a JSON body, at /api/<noun>/<verb>. */
export const call = (noun: string, verb: string, summary: string) =>
  oc.route({ method: 'POST', path: `/${noun}/${verb}`, tags: [noun], summary, operationId: `${noun}.${verb}` })
