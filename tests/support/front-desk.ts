import type { Caller, CookieName } from '../../main/caller.ts'
import { createAudit } from '../../main/audit/audit.ts'
import { createDevices, type Devices } from '../../main/devices/devices.ts'
import { createOffice } from '../../main/office/office.ts'
import { createStaff, type Staff } from '../../main/staff/staff.ts'
import type { Role } from '../../shared/contract/words.ts'
import { laterDefaults, setupDefaults } from '../../main/setup/setup-defaults.ts'
import { testWorld } from './test-world.ts'

/** A browser: keeps its cookies and becomes a caller as the door makes one. */
export function browser({ staff, devices }: { staff: Staff; devices: Devices }) {
  const cookies = new Map<CookieName, string>()
  const caller = (): Caller => {
    const device = devices.deviceOf(cookies.get('__Host-device'))
    const person = staff.sessionOf(cookies.get('__Host-session'), device)
    return {
      kind: person ? 'staff' : 'visitor',
      staff: person,
      device,
      purpose: (task) => (person ? staff.purposeOf(person.sessionId, task) : null),
      setCookie: (name, value) => void (value === null ? cookies.delete(name) : cookies.set(name, value)),
    }
  }
  return { caller, cookies }
}

export type FrontDesk = ReturnType<typeof frontDesk>
export const passphraseOf = (name: string) => `${name} grows seven blue pears`

/** An office with an administrator (ada), a manager (max) and a lead (lea), each with `passphraseOf(name)`. */
export function frontDesk() {
  const world = testWorld()
  const audit = createAudit(world)
  const office = createOffice(world)
  const staff = createStaff(world, { audit, office })
  const devices = createDevices(world, { audit })
  world.db.transaction(() => office.create({ ...setupDefaults, ...laterDefaults }))
  const doors = { staff, devices }
  const ids: Record<string, number> = {}

  /** Adds a founder with a passphrase of their own. */
  async function found(name: string, role: Role) {
    const person = { name, signInName: name, passphrase: passphraseOf(name) }
    const prepared = await staff.prepareFirst(person, 'Another Company', role)
    ids[name] = world.db.transaction(() => staff.createFirst(browser(doors).caller(), prepared, role))
  }

  /** A browser that is an enrolled device. */
  function enrolled(name = 'front desk') {
    const window = browser(doors)
    world.db.transaction(() => devices.createFirst(window.caller(), name))
    return window
  }

  return {
    ...doors,
    world,
    audit,
    office,
    ids,
    enrolled,
    async founders() {
      await found('ada', 'administrator')
      await found('max', 'manager')
      await found('lea', 'lead')
    },
    async signedIn(name: string, window = enrolled()) {
      await staff.signIn(window.caller(), { signInName: name, secret: passphraseOf(name) })
      return window
    },
    actions: () => audit.list(browser(doors).caller(), { page: 1 }).entries.map((entry) => entry.action),
  }
}
