import type { Answer } from '../../shared/contract/index.ts'

type First = {
  'staff.me': Answer<'staff', 'me'>
  'look.get': Answer<'look', 'get'>
  'invitations.station': Answer<'invitations', 'station'>
  'house.offers': Answer<'house', 'offers'>
  'privacy.notice': Answer<'privacy', 'notice'>
}

let written = read()

/** ms after which what nobody took is old. */
const freshFor = 10_000
setTimeout(forgetFirstAnswers, freshFor)

export function forgetFirstAnswers(): void {
  written = {}
}

function read(): Partial<First> {
  const element = document.getElementById('first-answers')
  const answers = JSON.parse(element?.textContent ?? '{}') as Partial<First>
  // Who is signed in may stand in it, and would stay there after them.
  element?.remove()
  const [loaded] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  // The host's clock went on while the page was read.
  if (answers['staff.me']) answers['staff.me'].now += performance.now() - (loaded?.responseStart ?? 0)
  return answers
}

/** What the host wrote into the page, for its first drawing, until it is taken. */
export const firstAnswer = <Name extends keyof First>(name: Name): First[Name] | undefined => written[name]

/** The same, given once as if it had been asked for: whoever asks later asks the host. */
export function takeFirstAnswer<Name extends keyof First>(name: Name): Promise<First[Name]> | undefined {
  const answer = written[name]
  delete written[name]
  return answer && Promise.resolve(answer)
}
