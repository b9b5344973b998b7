import type { CallName } from '../shared/contract/index.ts'

export type Till = Awaited<ReturnType<typeof openTill>>
type Visit = { visitId: number; signOutCode: string; name: string; company: string }

let visitors = 0

/** A kiosk without a screen: a device of its own that asks the host's API plainly, so that little but the host is timed. */
export async function openTill(address: string, code: string) {
  let cookie = ''
  async function post(name: CallName, input: unknown): Promise<{ response: Response; text: string }> {
    const response = await fetch(`${address}/api/${name.replace('.', '/')}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(input),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${name} answered ${response.status}: ${text}`)
    return { response, text }
  }
  const ask = async <Body>(name: CallName, input: unknown = {}) => JSON.parse((await post(name, input)).text) as Body

  const { response } = await post('devices.enrol', { code })
  cookie = response.headers
    .getSetCookie()
    .map((set) => set.split(';')[0]!)
    .join('; ')
  const kinds = await ask<{ id: number; isDefault: boolean }[]>('categories.list')
  const notice = await ask<{ version: number; language: string; sha256: string }>('privacy.notice', { language: 'en' })
  const categoryId = kinds.find(({ isDefault }) => isDefault)!.id

  return {
    ask,
    /** Somebody of a name of their own. */
    async signIn(): Promise<Visit> {
      visitors += 1
      const who = { name: `Visitor Number${visitors}`, company: `Company ${visitors % 97}` }
      const { version: noticeVersion, language: noticeLanguage, sha256: noticeSha256 } = notice
      const told = { noticeVersion, noticeLanguage, noticeSha256 }
      const input = { ...who, hostText: 'Somebody upstairs', categoryId, ...told }
      return { ...who, ...(await ask<Omit<Visit, 'name' | 'company'>>('visits.signIn', input)) }
    },
    /** Milliseconds from asking to the last byte of the answer. */
    async timed(name: CallName, input: unknown): Promise<number> {
      const from = performance.now()
      await post(name, input)
      return performance.now() - from
    },
  }
}
