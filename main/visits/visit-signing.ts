import { randomInt } from 'node:crypto'
import type { Category } from '../categories/categories.ts'
import type { Caller } from '../caller.ts'
import type { Answer } from '../../shared/contract/index.ts'
import { AppError } from '../../shared/errors.ts'
import { fold } from '../../shared/fold.ts'
import { localDate } from '../../shared/time.ts'
import type { Services } from '../services.ts'
import { createThrottleStore } from '../throttle/throttle.ts'
import { counted, forgiven, noTries, secondsToWait } from './sign-out-throttle-rules.ts'
import type { VisitPorts, VisitWorld } from './visit-ports.ts'
import { createVisitAnswers } from './visit-answers.ts'
import { codeAlphabet, codeLength, readCode } from './visit-rules.ts'
import { createVisitStore, type NewVisit } from './visit-store.ts'

type SigningVerbs = Pick<Services['visits'], 'signIn' | 'signOutByCode' | 'signOutByName' | 'close'>
type SignInInput = Parameters<SigningVerbs['signIn']>[1]
type SignedIn = Answer<'visits', 'signIn'>
type Visited = { hostId: number | null; hostText: string; host: string }

/** How a visit begins and ends by hand. */
export function createSigning(world: VisitWorld, ports: VisitPorts) {
  const { audit, office, hosts, categories, arrivals, privacy } = ports
  const answers = createVisitAnswers(world, ports)
  const store = createVisitStore(world.db)
  const throttle = createThrottleStore(world.db)
  const changed = () => world.db.afterCommit(() => world.events.changed('visits'))

  /** A code that no visit on site bears. */
  function newCode(): string {
    for (;;) {
      const code = Array.from({ length: codeLength }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('')
      if (!store.findOpenByCode(code)) return code
    }
  }

  function refuseOldNotice({ noticeVersion: version, noticeLanguage: language, noticeSha256: sha256 }: SignInInput) {
    if (!privacy.isInForce({ version, language, sha256 })) throw new AppError('conflict', 'notice-changed')
  }

  function visited(category: Category, input: { hostId?: number; hostText?: string }): Visited {
    if (!category.asksHost) return { hostId: null, hostText: '', host: '' }
    if (input.hostId !== undefined) {
      const host = hosts.find(input.hostId)
      if (!host?.active) throw new AppError('conflict', 'host-gone', {}, { hostId: 'host-gone' })
      return { hostId: host.id, hostText: '', host: host.name }
    }
    if (!input.hostText) throw new AppError('invalid', 'check-fields', {}, { hostText: 'host-needed' })
    return { hostId: null, hostText: input.hostText, host: input.hostText }
  }

  /** The answer to an attempt that has begun its visit already: the first one may have been lost on its way. */
  function answeredBefore(caller: Caller, attemptId: string | undefined): SignedIn | undefined {
    const signed = attemptId ? store.findByAttempt(attemptId) : undefined
    if (!signed) return undefined
    if (signed.signOutCode === null) throw new AppError('conflict', 'visit-ended')
    const arrival = arrivals.screenOf(caller, signed.visitId)
    return { ...signed, signOutCode: signed.signOutCode, arrival, ...partyOf(signed.visitId) }
  }

  function begin(caller: Caller, input: SignInInput): SignedIn {
    refuseOldNotice(input)
    const category = categories.find(input.categoryId)
    if (!category?.active) throw new AppError('conflict', 'category-gone', {}, { categoryId: 'category-gone' })
    const { host, ...who } = visited(category, input)
    const company = category.asksCompany ? (input.company ?? '') : ''
    const signedInAt = world.clock.now()
    const signedInOn = localDate(signedInAt, office.current().timeZone)
    const removedOn = office.removedOn(signedInOn)
    const answered = answers.check(input.answers ?? [], { categoryId: category.id, signedInOn, removedOn })
    const signOutCode = newCode()
    const visit = {
      ...who,
      name: input.name,
      searchName: fold(input.name),
      company,
      searchCompany: fold(company),
      categoryId: category.id,
      signedInAt,
      signedInOn,
      signOutCode,
      removedOn,
      noticeVersion: input.noticeVersion,
      noticeLanguage: input.noticeLanguage,
      noticeSha256: input.noticeSha256,
      deviceId: caller.device?.id ?? null,
      attemptId: input.attemptId ?? null,
      needsHelp: input.needsHelp ?? false,
    }
    const visitId = store.insert(visit)
    answers.keep(visitId, answered)
    if (input.invitation) ports.invitations?.take(caller, input.invitation, visitId)
    if (input.pass) ports.passes?.take(input.pass, visitId)
    const detail = { categoryId: category.id, hostId: who.hostId, noticeVersion: input.noticeVersion }
    audit.record(caller, 'visit.signed_in', { subject: 'visit', subjectId: visitId, detail })
    changed()
    const party = category.asksParty ? (input.party ?? []) : []
    for (const name of party) joinParty(caller, { ...visit, name, partyOf: visitId })
    arrivals.begin(caller, visitId, who)
    const arrival = arrivals.screenOf(caller, visitId)
    return { visitId, signOutCode, signedInAt, removedOn, host, arrival, ...partyOf(visitId) }
  }

  /** A visit of its own beside its leader's: own code, own dates, own end. */
  function joinParty(caller: Caller, leader: NewVisit & { partyOf: number }) {
    const own = { searchName: fold(leader.name), signOutCode: newCode(), attemptId: null, needsHelp: false }
    const subjectId = store.insert({ ...leader, ...own })
    const { categoryId, hostId, noticeVersion, partyOf } = leader
    const detail = { categoryId, hostId, noticeVersion, partyOf }
    audit.record(caller, 'visit.signed_in', { subject: 'visit', subjectId, detail })
  }

  const partyOf = (visitId: number): Pick<SignedIn, 'party'> => {
    const party = store.listParty(visitId)
    return party.length > 0 ? { party } : {}
  }

  /**
   * One try to sign out: counted before it is looked at, and the same queries, writes, entry and event whether or not a
   * visit was found, so that neither the answer nor its time nor the live stream tells who is on site.
   */
  function signOut(caller: Caller, find: () => number | undefined, withParty: boolean) {
    const key = `sign-out:${caller.device?.id ?? 'none'}`
    return world.db.transaction(() => {
      const now = world.clock.now()
      const before = throttle.find(key) ?? noTries
      const seconds = secondsToWait(before, now)
      if (seconds > 0) throw new AppError('throttled', 'sign-out-throttled', { seconds })
      const tries = counted(before, now)
      throttle.put(key, tries)
      const visitId = find()
      const ended = store.markEnded(visitId ?? 0, 'left', now)
      const party = withParty ? store.markPartyEnded(visitId ?? 0, now) : 0
      throttle.put(key, ended ? forgiven(tries) : tries)
      audit.record(caller, ended ? 'visit.signed_out' : 'visit.sign_out_missed', {
        subject: 'visit',
        subjectId: visitId,
        detail: party > 0 ? { party } : {},
      })
      changed()
      return {}
    })
  }

  return {
    signIn: (caller, input) =>
      world.db.transaction(() => answeredBefore(caller, input.attemptId) ?? begin(caller, input)),

    /** The code of who led a party in ends the whole party's visits; everybody else's ends their own. */
    signOutByCode: (caller, { code }) => signOut(caller, () => store.findOpenByCode(readCode(code)), true),

    /**
     * Where two visits on site bear the same name and company, the older one ends: they are one person who signed in
     * twice or two who will both do this, and to end neither would keep somebody on the roll call who has left.
     */
    signOutByName(caller, { name, company }) {
      const searchName = fold(name)
      // A name without a letter folds to nothing, and nothing equals nothing: only its code signs it out.
      const searchCompany = searchName === '' ? '\u0000' : fold(company)
      return signOut(caller, () => store.findOpenByName(searchName, searchCompany), false)
    },

    close: (caller, { visitId }) =>
      world.db.transaction(() => {
        if (!store.find(visitId)) throw new AppError('not_found', 'visit-not-found')
        if (!store.markEnded(visitId, 'closed', world.clock.now())) throw new AppError('conflict', 'visit-ended')
        audit.record(caller, 'visit.closed', { subject: 'visit', subjectId: visitId })
        changed()
        return {}
      }),
  } satisfies SigningVerbs
}
