import { createHmac, randomInt } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import { firstName } from '../../shared/fold.ts'
import { addDays, day } from '../../shared/time.ts'
import type { Audit } from '../audit/audit.ts'
import type { Caller } from '../caller.ts'
import type { Hosts } from '../hosts/hosts.ts'
import type { House } from '../house/house.ts'
import { makeToken, sha256 } from '../keys/token.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { Services } from '../services.ts'
import { hashSecret, makePin, verifySecret } from '../staff/secret-hash.ts'
import { type Counted, createThrottle, forgottenInAnHour } from '../throttle/throttle.ts'
import type { World } from '../world.ts'
import { createPresenceStore, type PresenceKey } from './presence-store.ts'

export type Presence = ReturnType<typeof createPresence>
type Parts = {
  audit: Audit
  office: OfficeRegister
  hosts: Pick<Hosts, 'find' | 'follow'>
  house: Pick<House, 'current'>
}

/** Numbers are short and not secret; the PIN is. */
const leastNumber = 1000
const numbers = 9000
/** Who mistypes now and then is not held to what they mistyped last month. */
const forgottenInADay = { forgetAfter: day }
/** A kiosk is shared by all who come in the morning. */
const freeOnDevice = 20

const deviceKey = (caller: Caller): Counted => ({
  key: `presence:${caller.device?.id ?? 'none'}`,
  free: freeOnDevice,
  ...forgottenInAnHour,
})

/** Hosts who come and go at the kiosk, so that the roll call is complete. It is no record of working time. */
export function createPresence(world: Pick<World, 'db' | 'clock' | 'events'>, { audit, office, hosts, house }: Parts) {
  const { db, clock } = world
  const store = createPresenceStore(db)
  const throttle = createThrottle(world)
  const changed = () => db.afterCommit(() => world.events.changed('presence'))

  /** Numbers that nobody bears are counted in one of 1,024 bins, so that waiting tells nothing either. */
  function numberKey(number: string, key: PresenceKey | undefined): Counted {
    if (key) return { key: `presence-host:${key.hostId}`, ...forgottenInADay }
    const digest = createHmac('sha256', office.current().uuid).update(number).digest()
    return { key: `presence-host:unknown:${digest.readUInt16BE() % 1024}`, ...forgottenInADay }
  }

  /** Inside a transaction: out if they are in, else in. An attempt whose first answer was lost is answered as before. */
  function comeOrGo(caller: Caller, hostId: number, attemptId: string): 'in' | 'out' {
    const before = store.findByAttempt(hostId, attemptId)
    if (before) return before
    const now = clock.now()
    const state = store.markOut(hostId, now, attemptId) ? 'out' : 'in'
    if (state === 'in') comeIn(hostId, now, attemptId)
    audit.record(caller, state === 'in' ? 'presence.came' : 'presence.went', { subject: 'host', subjectId: hostId })
    changed()
    return state
  }

  function comeIn(hostId: number, inAt: number, attemptId: string | null): void {
    const inOn = office.todayOn()
    // Removed after the day itself and as many more as are kept.
    const removedOn = addDays(inOn, house.current().presenceDays + 1)
    store.insert({ hostId, inAt, inOn, removedOn, attemptId })
  }

  /** The one answer to everything that is wrong: a number, a PIN, a badge, somebody who left. */
  function refuse(caller: Caller): never {
    db.transaction(() => audit.record(caller, 'presence.refused'))
    throw new AppError('forbidden', 'presence-refused')
  }

  const verbs = {
    async byPin(caller, { number, pin, attemptId }) {
      const found = store.findKeyByNumber(Number(/^\d{1,9}$/.exec(number.trim())?.[0] ?? -1))
      const key = found?.active ? found : undefined
      const personal = numberKey(number.trim(), key)
      throttle.count([personal, deviceKey(caller)])
      const fits = await verifySecret(key?.pinHash, pin)
      const state = db.transaction(() => {
        // The badge may have been replaced while the PIN was verified.
        if (!fits || !key || store.findKeyByNumber(Number(number.trim()))?.pinHash !== key.pinHash) return undefined
        throttle.takeBack(deviceKey(caller), throttle.clear(personal.key))
        return comeOrGo(caller, key.hostId, attemptId)
      })
      return state && key ? { state, firstName: firstName(key.name) } : refuse(caller)
    },

    byBadge(caller, { token, attemptId }) {
      const key = store.findKeyByToken(sha256(token))
      if (!key?.active) {
        // Nobody guesses a badge. Only what is wrong is counted, so that no stranger keeps those who hold one waiting.
        throttle.count([deviceKey(caller)])
        return refuse(caller)
      }
      const state = db.transaction(() => {
        throttle.clear(`presence-host:${key.hostId}`)
        return comeOrGo(caller, key.hostId, attemptId)
      })
      return { state, firstName: firstName(key.name) }
    },

    list: () => store.list(),

    set: (caller, { hostId, state }) =>
      db.transaction(() => {
        if (!hosts.find(hostId)?.active) throw new AppError('not_found', 'host-not-found')
        if (store.isIn(hostId) === (state === 'in')) return {}
        const now = clock.now()
        if (state === 'in') comeIn(hostId, now, null)
        else store.markOut(hostId, now, null)
        const action = state === 'in' ? 'presence.set_in' : 'presence.set_out'
        audit.record(caller, action, { subject: 'host', subjectId: hostId })
        changed()
        return {}
      }),

    async makeKey(caller, { hostId }) {
      const pin = makePin(6)
      const token = makeToken()
      const pinHash = await hashSecret(pin)
      return db.transaction(() => {
        if (!hosts.find(hostId)?.active) throw new AppError('not_found', 'host-not-found')
        const number = newNumber()
        store.putKey({ hostId, number, pinHash, tokenHash: sha256(token), madeAt: clock.now() })
        throttle.clear(`presence-host:${hostId}`)
        audit.record(caller, 'presence.key_made', { subject: 'host', subjectId: hostId })
        changed()
        return { number, pin, token }
      })
    },

    removeKey: (caller, { hostId }) =>
      db.transaction(() => {
        removeKey(caller, hostId)
        return {}
      }),
  } satisfies Services['presence']

  // Who comes back is given a new badge: nobody knows where the old one has been.
  hosts.follow((caller, _before, { id, active }) => {
    if (!active) removeKey(caller, id)
  })

  function removeKey(caller: Caller, hostId: number): void {
    if (!store.removeKey(hostId)) return
    audit.record(caller, 'presence.key_removed', { subject: 'host', subjectId: hostId })
    changed()
  }

  function newNumber(): number {
    for (let tries = 0; tries < 10 * numbers; tries++) {
      const number = leastNumber + randomInt(numbers)
      if (!store.isNumberTaken(number)) return number
    }
    throw new Error('every number of a badge is taken')
  }

  return {
    ...verbs,
    /** Hosts still in from earlier days are out: when they left, nobody knows. */
    expireOpen: (caller: Caller): { expired: number } =>
      db.transaction(() => {
        const now = clock.now()
        store.forgetAttemptsBefore(now - day)
        const expired = store.markOutBefore(office.todayOn(), now)
        if (expired > 0) {
          audit.record(caller, 'presence.expired', { detail: { hosts: expired } })
          changed()
        }
        return { expired }
      }),
    /** Inside or outside a transaction: times whose date has come are removed. */
    removeDue: (caller: Caller): number =>
      db.transaction(() => {
        const removed = store.removeDue(office.todayOn())
        if (removed > 0) audit.record(caller, 'presence.removed', { detail: { times: removed } })
        return removed
      }),
  }
}
