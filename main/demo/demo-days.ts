import type { Answer } from '../../shared/contract/index.ts'
import type { Caller } from '../caller.ts'
import type { App } from '../app.ts'
import type { World } from '../world.ts'
import type { DemoBrowser } from './demo-browser.ts'
import type { DemoClock } from './demo-clock.ts'
import type { PlannedVisit } from './demo-visits.ts'

type Front = { kiosk: Caller; reception: Caller; categories: number[]; hosts: number[]; questions: OwnQuestion[] }
type OwnQuestion = Answer<'questions', 'list'>[number]
type Act = { at: number; act: () => void }

/** The kiosk and the receptionist as callers: thousands of visits are too many for a request each. */
export async function findFront(ada: DemoBrowser, helen: DemoBrowser): Promise<Front> {
  const devices = await ada('devices.list')
  const device = (name: string): Caller['device'] => {
    const { id, mode } = devices.find((one) => one.name === name)!
    return { id, name, mode, pixelsPerMm: 3.6, keyboard: 'own', prints: false }
  }
  const { id, name, roles } = (await ada('staff.list')).find(({ signInName }) => signInName === 'rita')!
  const visitor: Caller = {
    kind: 'visitor',
    staff: null,
    device: device('Lobby'),
    purpose: () => null,
    setCookie: () => {},
  }
  const rita = { id, name, roles, sessionId: 0, mustChangeSecret: false }
  return {
    kiosk: visitor,
    reception: { ...visitor, kind: 'staff', staff: rita, device: device('Reception') },
    categories: (await helen('categories.list')).map((category) => category.id),
    hosts: (await helen('hosts.list')).map((host) => host.id),
    questions: await helen('questions.list'),
  }
}

/** A day at the kiosk: everybody signs in, and signs out or is signed out, in the order of time, in one transaction. */
export async function playVisits(
  app: App,
  world: World & { clock: DemoClock },
  { kiosk, reception, categories, hosts, questions }: Front,
  visits: readonly PlannedVisit[],
): Promise<void> {
  const { visits: verbs, privacy } = app.services
  const notice = await privacy.notice(kiosk, { language: 'en' })
  const shown = { noticeVersion: notice.version, noticeLanguage: notice.language, noticeSha256: notice.sha256 }
  const acts: Act[] = visits.flatMap(({ at, end, name, company, category, host }) => {
    let signedIn: { visitId: number; signOutCode: string } | undefined
    const signIn = () => {
      const categoryId = categories[category]!
      const who = { name, company, categoryId, hostId: hosts[host]!, answers: answersTo(questions, categoryId) }
      signedIn = verbs.signIn(kiosk, { ...who, ...shown }) as typeof signedIn
    }
    const signOut = () =>
      end?.by === 'visitor'
        ? verbs.signOutByCode(kiosk, { code: signedIn!.signOutCode })
        : verbs.close(reception, { visitId: signedIn!.visitId })
    return [{ at, act: signIn }, ...(end ? [{ at: end.at, act: () => void signOut() }] : [])]
  })
  world.db.transaction(() => {
    for (const { at, act } of acts.toSorted((a, b) => a.at - b.at)) {
      world.clock.to(at)
      act()
    }
  })
}

/** What has to be answered; nobody in the demonstration says more. */
const answersTo = (questions: OwnQuestion[], categoryId: number) =>
  questions
    .filter((question) => question.categoryId === categoryId && question.required)
    .map(({ id }) => ({ questionId: id, text: 'yes' }))
