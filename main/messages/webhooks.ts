import { request } from 'node:https'
import { type Outcome, outcomeOfStatus } from './message-rules.ts'
import { brokenBy, oneLine } from './outcomes.ts'

/** Bytes of an answer that are read; channels say "ok". */
const mostRead = 4096

/** Posts JSON to an https address, follows nowhere, and reads no more of the answer than a sentence. */
export async function postJson(url: string, body: object, withinMs: number, stop: AbortSignal): Promise<Outcome> {
  const signal = AbortSignal.any([stop, AbortSignal.timeout(withinMs)])
  try {
    const { status, said } = await post(url, JSON.stringify(body), signal)
    return outcomeOfStatus(status, oneLine(`${status} ${said}`))
  } catch (error) {
    return brokenBy(signal.aborted ? signal.reason : error)
  }
}

function post(url: string, json: string, signal: AbortSignal): Promise<{ status: number; said: string }> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(json) }
    const asked = request(url, { method: 'POST', headers, signal, agent: false, minVersion: 'TLSv1.2' }, (answer) => {
      let said = ''
      const done = () => {
        resolve({ status: answer.statusCode ?? 0, said: said.slice(0, mostRead) })
        asked.destroy()
      }
      answer.setEncoding('utf8')
      answer.on('data', (part: string) => {
        said += part
        if (said.length >= mostRead) done()
      })
      answer.on('end', done)
      answer.on('error', reject)
    })
    asked.on('error', reject)
    asked.end(json)
  })
}
