import type { Answer, CallName, Client } from '../../shared/contract/index.ts'
import type { App } from '../app.ts'

type Fetch = App['fetch']
type AnswerOf<Name extends CallName> = Name extends `${infer Noun extends keyof Client}.${infer Verb}`
  ? Verb extends keyof Client[Noun]
    ? Answer<Noun, Verb>
    : never
  : never
export type DemoBrowser = ReturnType<typeof openDemoBrowser>

const origin = 'http://localhost'

/** Calls as a page makes them, so that history is made under the product's own rules. Answers what it set as cookies. */
export async function callAs(fetch: Fetch, cookies: ReadonlyMap<string, string>, name: CallName, input: unknown) {
  const cookie = [...cookies].map(([key, value]) => `${key}=${value}`).join('; ')
  const response = await fetch(
    new Request(`${origin}/api/${name.replace('.', '/')}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}) },
      body: JSON.stringify(input),
    }),
  )
  const body: unknown = await response.json()
  if (!response.ok) throw new Error(`${name} was refused in the demonstration: ${JSON.stringify(body)}`)
  return { body, set: response.headers.getSetCookie() }
}

/** A browser of the demonstration with cookies of its own. */
export function openDemoBrowser(fetch: Fetch) {
  const cookies = new Map<string, string>()
  return async function call<Name extends CallName>(name: Name, input: unknown = {}): Promise<AnswerOf<Name>> {
    const { body, set } = await callAs(fetch, cookies, name, input)
    for (const line of set) {
      const [, key, value] = /^([^=]+)=([^;]*)/.exec(line)!
      if (line.includes('Max-Age=0')) cookies.delete(key!)
      else cookies.set(key!, value!)
    }
    return body as AnswerOf<Name>
  }
}
