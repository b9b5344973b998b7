import type { CallName } from '../../shared/contract/index.ts'

/** What the visitors' first page shows, as its calls and their input. */
const shown: Partial<Record<CallName, object>> = {
  'staff.me': {},
  'look.get': {},
  'invitations.station': {},
  'house.offers': {},
  'privacy.notice': { language: 'en' },
}

/**
 * The visitors' page with those answers written into it, so that it is drawn once and whole; what `ask` does not answer
 * (undefined, or a refusal, thrown or answered) is left out, and the page asks for itself. `ask` answers as the call over HTTP does.
 */
export async function withFirstAnswers(
  page: string,
  ask: (name: CallName, input: object) => Promise<Response | undefined>,
): Promise<string> {
  const answers = await Promise.all(
    Object.entries(shown).map(async ([name, input]) => {
      const response = await ask(name as CallName, input).catch(() => undefined)
      return response?.ok ? [`"${name}":${await response.text()}`] : []
    }),
  )
  const json = `{${answers.flat().join(',')}}`.replaceAll('<', '\\u003c')
  return page.replace('</head>', () => `<script type="application/json" id="first-answers">${json}</script></head>`)
}
