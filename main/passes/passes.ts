import { randomBytes } from 'node:crypto'
import type { Looked } from '../../shared/contract/invitations.ts'
import { AppError } from '../../shared/errors.ts'
import { initials } from '../../shared/fold.ts'
import { inLanguage } from '../../shared/texts-of.ts'
import { addDays, hour, localDay, minute } from '../../shared/time.ts'
import type { Audit } from '../audit/audit.ts'
import type { Caller } from '../caller.ts'
import type { Categories } from '../categories/categories.ts'
import type { InvitationSettingsRegister } from '../invitations/invitation-settings.ts'
import { randomCrockford } from '../keys/crockford.ts'
import type { Messages } from '../messages/messages.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { Services } from '../services.ts'
import { createThrottle, forgottenInAnHour } from '../throttle/throttle.ts'
import type { Tokens } from '../tokens/tokens.ts'
import type { Visits } from '../visits/visits.ts'
import type { World } from '../world.ts'
import { passLetter } from './pass-letter.ts'
import { createPassStore, type PassRow } from './pass-store.ts'

export type Passes = ReturnType<typeof createPasses>
type Ports = {
  audit: Audit
  office: OfficeRegister
  categories: Pick<Categories, 'find'>
  tokens: Tokens
  settings: Pick<InvitationSettingsRegister, 'current'>
  messages: Pick<Messages, 'teach' | 'queue' | 'forget'>
  /** Visits ask for `take`, so they come after passes: asked when needed. */
  visits: Pick<Visits, 'standing'>
}

/** How long after signing in a visitor may ask to be remembered: it is asked on the page that says they are signed in. */
const askedWithin = 10 * minute

/** Visitors who asked to be remembered. Without a pass nothing of a visitor outlives their visit's own record. */
export function createPasses(world: Pick<World, 'db' | 'clock' | 'events'>, ports: Ports) {
  const { audit, office, categories, tokens, settings, messages, visits } = ports
  const store = createPassStore(world.db)
  const throttle = createThrottle(world)
  const changed = () => world.db.afterCommit(() => world.events.changed('invitations'))
  const triesOf = (caller: Caller, what: string) => ({
    key: `${what}:${caller.device?.id ?? 'none'}`,
    free: 10,
    ...forgottenInAnHour,
  })

  const tokenOf = ({ key, expiresOn }: PassRow): string =>
    tokens.sign('pass', { id: key }, localDay(expiresOn, office.current().timeZone).fromAt)

  function holder(token: string): PassRow | undefined {
    const key = tokens.read<{ id: string }>('pass', token)?.id
    return key === undefined ? undefined : store.findByKey(key)
  }

  function remove(caller: Caller, passId: number): void {
    messages.forget('pass', passId)
    if (!store.remove(passId)) return
    audit.record(caller, 'pass.removed', { subject: 'pass', subjectId: passId })
    changed()
  }

  /** The visitor who stands here: signed in on this very device, just now, and holding the code that they were shown. */
  function standingHere(caller: Caller, visitId: number, signOutCode: string) {
    const visit = visits.standing(visitId)
    const here =
      visit?.signOutCode === signOutCode &&
      visit.deviceId === (caller.device?.id ?? null) &&
      world.clock.now() - visit.signedInAt < askedWithin
    if (!here) throw new AppError('conflict', 'pass-too-late')
    return visit
  }

  function insert(caller: Caller, visit: ReturnType<typeof standingHere>, language: PassRow['language']): PassRow {
    const { offersPasses, passDays } = settings.current()
    if (!offersPasses) throw new AppError('conflict', 'passes-not-offered')
    const passId = store.insert({
      key: randomBytes(16).toString('base64url'),
      code: randomCrockford(8),
      name: visit.name,
      company: visit.company,
      categoryId: visit.categoryId,
      language,
      madeAt: world.clock.now(),
      expiresOn: addDays(office.todayOn(), passDays),
    })
    store.insertVisit(passId, visit.id)
    audit.record(caller, 'pass.made', { subject: 'pass', subjectId: passId, detail: { visitId: visit.id } })
    changed()
    return store.find(passId)!
  }

  const verbs = {
    make(caller, { visitId, signOutCode, language }) {
      const tries = triesOf(caller, 'pass')
      throttle.count([tries])
      return world.db.transaction(() => {
        const visit = standingHere(caller, visitId, signOutCode)
        const pass = store.findOfVisit(visitId) ?? insert(caller, visit, language)
        throttle.takeBack(tries, 1)
        return { token: tokenOf(pass), code: pass.code, expiresOn: pass.expiresOn }
      })
    },

    send(caller, { token, email }) {
      const pass = holder(token)
      if (!pass) throw new AppError('not_found', 'pass-gone')
      // By pass, not by device: who has one cannot keep those behind them at the kiosk from having theirs.
      throttle.count([{ key: `pass-mail:${pass.id}`, ...forgottenInAnHour }])
      return world.db.transaction(() => {
        messages.forget('pass', pass.id)
        store.setEmail(pass.id, email)
        const key = `pass:${pass.id}:${world.clock.now()}`
        messages.queue({ key, kind: 'pass', channel: 'email', subjectId: pass.id, lasts: 6 * hour })
        audit.record(caller, 'pass.sent', { subject: 'pass', subjectId: pass.id })
        return {}
      })
    },

    /** What is gone already is answered the same. */
    forget: (caller, { token }) =>
      world.db.transaction(() => {
        const pass = holder(token)
        if (pass) remove(caller, pass.id)
        return {}
      }),

    list: () =>
      store.list().map(({ id, name, company, categoryId, madeAt, expiresOn }) => {
        const category = inLanguage(categories.find(categoryId)?.names ?? {}, 'en')
        return { id, name: initials(name), company, category, madeAt, expiresOn }
      }),

    remove: (caller, { passId }) =>
      world.db.transaction(() => {
        if (!store.find(passId)) throw new AppError('not_found', 'pass-gone')
        remove(caller, passId)
        return {}
      }),

    ofVisit: (_caller, { visitId }) => ({ passId: store.findOfVisit(visitId)?.id ?? null }),
  } satisfies Services['passes']

  messages.teach('pass', {
    compose(message) {
      const pass = message.subjectId === null ? undefined : store.find(message.subjectId)
      if (!pass || pass.email === null) return null
      const letter = passLetter({ pass, email: pass.email, token: tokenOf(pass), office: office.current() })
      return { letter }
    },
    settled: (message) => void (message.subjectId !== null && store.setEmail(message.subjectId, null)),
  })

  return {
    ...verbs,
    /** What a pass is good for at a kiosk: its holder's token, and no other. */
    lookAt(token: string): Looked {
      const pass = holder(token)
      // Genuine, but its row is gone: its holder, or reception, had it removed.
      if (!pass) return { state: tokens.read('pass', token) ? 'cancelled' : 'unknown' }
      const visitId = store.findLastVisit(pass.id)
      const visit = visitId === undefined ? undefined : visits.standing(visitId)
      if (visit) return { state: 'on-site', signOutCode: visit.signOutCode }
      const { name, company, categoryId, expiresOn, language } = pass
      return {
        state: 'ready',
        kind: 'pass',
        token,
        name,
        company,
        host: null,
        language,
        until: addDays(expiresOn, -1),
        categoryId: categories.find(categoryId)?.active ? categoryId : null,
      }
    },
    findToken(code: string): string | undefined {
      const pass = store.findByCode(code)
      return pass && tokenOf(pass)
    },
    /** Inside the sign-in's transaction. A pass that is gone never stops a visitor. */
    take(token: string, visitId: number): void {
      const pass = holder(token)
      if (pass) store.insertVisit(pass.id, visitId)
    },
    /** Inside the erasure's transaction. A visit without a pass is none the worse. */
    removeOfVisit(caller: Caller, visitId: number): void {
      const pass = store.findOfVisit(visitId)
      if (pass) remove(caller, pass.id)
    },
    removeDue: (caller: Caller): { removed: number } =>
      world.db.transaction(() => {
        const removed = store.removeDue(office.todayOn())
        if (removed > 0) audit.record(caller, 'passes.removed', { detail: { passes: removed } })
        if (removed > 0) changed()
        return { removed }
      }),
  }
}
