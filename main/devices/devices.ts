import { AppError } from '../../shared/errors.ts'
import { minute } from '../../shared/time.ts'
import type { Audit } from '../audit/audit.ts'
import type { Caller } from '../caller.ts'
import { inGroups, randomCrockford, readCrockford } from '../keys/crockford.ts'
import { equalInConstantTime, makeToken, sha256 } from '../keys/token.ts'
import type { Services } from '../services.ts'
import { createThrottle, forgottenInAnHour } from '../throttle/throttle.ts'
import type { World } from '../world.ts'
import { createDeviceStore, type EnrolmentCode, type NewDevice } from './device-store.ts'

export type Devices = ReturnType<typeof createDevices>

const codeLasts = 5 * minute
const codeTries = 5
/** Wrong codes from anywhere; a new code forgives them, since it has five tries of its own. */
const everyBrowser = { key: 'enrolment', ...forgottenInAnHour }

/** Browsers that hold an enrolment cookie. An address is never a device. */
export function createDevices(world: World, { audit }: { audit: Audit }) {
  const { db, clock } = world
  const store = createDeviceStore(db)
  const throttle = createThrottle(world)
  const told = () => db.afterCommit(() => world.events.changed('devices'))

  /** Inside a transaction: this browser becomes the device, and stops being the one it was. */
  function enrolBrowser(caller: Caller, device: NewDevice): number {
    const now = clock.now()
    const token = makeToken()
    if (caller.device) store.markRevoked(caller.device.id, now)
    const id = store.insert(device, sha256(token), now)
    audit.record(caller, 'device.enrolled', { subject: 'device', subjectId: id, detail: { mode: device.mode } })
    db.afterCommit(() => {
      caller.setCookie('__Host-device', token)
      caller.setCookie('__Host-session', null)
    })
    told()
    return id
  }

  /** The open code, one try taken from it before anybody compares it. */
  function takeTry(): EnrolmentCode | undefined {
    return db.transaction(() => {
      const code = store.findCode()
      if (!code || code.triesLeft === 0 || code.expiresAt <= clock.now()) return undefined
      store.setTriesLeft(code.triesLeft - 1)
      return code
    })
  }

  const verbs: Services['devices'] = {
    enrol(caller, { code: typed, pixelsPerMm, keyboard }) {
      throttle.count([everyBrowser])
      const code = takeTry()
      const fits = equalInConstantTime(code?.codeHash ?? '', sha256(readCrockford(typed)))
      if (!code || !fits) {
        db.transaction(() => audit.record(caller, 'device.enrolment_refused'))
        throw new AppError('forbidden', 'enrolment-code-wrong')
      }
      const { deviceName: name, mode, madeBy: enrolledBy } = code
      db.transaction(() => {
        throttle.clear(everyBrowser.key)
        store.removeCode()
        enrolBrowser(caller, { name, mode, pixelsPerMm, keyboard, enrolledBy })
      })
      return { mode, name }
    },

    makeCode(caller, { name, mode }) {
      const code = randomCrockford(8)
      const expiresAt = clock.now() + codeLasts
      const row = { deviceName: name, mode, madeBy: caller.staff!.id, expiresAt, triesLeft: codeTries }
      db.transaction(() => {
        store.putCode({ codeHash: sha256(code), ...row })
        throttle.clear(everyBrowser.key)
        audit.record(caller, 'device.code_made', { detail: { mode } })
      })
      return { code: inGroups(code), expiresAt }
    },

    list: (caller) => store.list().map((device) => ({ ...device, thisDevice: device.id === caller.device?.id })),

    setPrints: (caller, { deviceId, prints }) =>
      db.transaction(() => {
        const device = store.find(deviceId)
        if (!device || device.revokedAt !== null) throw new AppError('not_found', 'device-not-there')
        store.setPrints(deviceId, prints)
        audit.record(caller, 'device.printer_set', { subject: 'device', subjectId: deviceId, detail: { prints } })
        told()
        // A kiosk asks who it is when settings change.
        db.afterCommit(() => world.events.changed('settings'))
        return {}
      }),

    revoke: (caller, { deviceId }) =>
      db.transaction(() => {
        const device = store.find(deviceId)
        if (!device) throw new AppError('not_found', 'device-not-there')
        if (device.revokedAt !== null) return {}
        store.markRevoked(deviceId, clock.now())
        audit.record(caller, 'device.revoked', { subject: 'device', subjectId: deviceId })
        told()
        return {}
      }),

    networkDoor: () => ({
      addresses: world.networkDoor?.addresses() ?? [],
      fingerprint: world.networkDoor?.fingerprint ?? null,
    }),
  }

  return {
    ...verbs,

    /** The device of a cookie, or nothing; notes to the minute that it was here. */
    deviceOf(token: string | undefined): Caller['device'] {
      const device = token ? store.findEnrolled(sha256(token)) : undefined
      if (!device) return null
      const now = clock.now()
      if (now - (device.lastSeenAt ?? 0) >= minute) store.markSeen(device.id, now)
      const { id, name, mode, pixelsPerMm, keyboard, prints } = device
      return { id, name, mode, pixelsPerMm, keyboard, prints }
    },

    /** Inside set-up's transaction: the browser that completes it is the first device, at a desk. */
    createFirst: (caller: Caller, name: string): number =>
      enrolBrowser(caller, { name, mode: 'desk', enrolledBy: null }),
  }
}
