import { randomInt } from 'node:crypto'
import en from '../../shared/locales/en.json' with { type: 'json' }
import { AppError } from '../../shared/errors.ts'
import { isTimeZone, knownTimeZones } from '../../shared/time.ts'
import type { Audit } from '../audit/audit.ts'
import { atConsole, type Caller } from '../caller.ts'
import type { Categories } from '../categories/categories.ts'
import type { Devices } from '../devices/devices.ts'
import { inGroups } from '../keys/crockford.ts'
import { groupsMatch, makeRecoveryKey } from '../keys/recovery-key.ts'
import { equalInConstantTime, makeToken } from '../keys/token.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { Questions } from '../questions/questions.ts'
import type { Services } from '../services.ts'
import { foldSignInName, type PreparedPerson, type Staff } from '../staff/staff.ts'
import { createThrottle, forgottenInAnHour } from '../throttle/throttle.ts'
import type { World } from '../world.ts'
import { createSetupCode } from './setup-code.ts'
import { laterDefaults, setupDefaults } from './setup-defaults.ts'

type Parts = {
  audit: Audit
  office: OfficeRegister
  staff: Pick<Staff, 'prepareFirst' | 'createFirst'>
  devices: Pick<Devices, 'createFirst'>
  privacy: { publish(): number }
  categories: Pick<Categories, 'createDefaults'>
  questions: Pick<Questions, 'createStarters'>
  sources: Pick<Services['sources'], 'preview' | 'add'>
}
type Input = Parameters<Services['setup']['complete']>[1]
type Opened = { token: string; recoveryKey: string; groups: number[] }
type People = Record<(typeof firstRoles)[number], PreparedPerson>

const firstRoles = ['administrator', 'manager', 'lead'] as const
/** Each code has five tries; this slows down whoever goes on to the next ones. */
const everyBrowser = { key: 'set-up', free: 20, ...forgottenInAnHour }

/** The first run: a code from the console opens it, one transaction completes it. */
export function createSetup(world: World, parts: Parts) {
  const { audit, office, staff, devices, privacy, categories, questions, sources } = parts
  const throttle = createThrottle(world)
  const code = createSetupCode((fresh) => world.say(en.console.setupCode.replace('{{code}}', inGroups(fresh))))
  let opened: Opened | undefined

  function refuseOnceSetUp(): void {
    if (office.find()) throw new AppError('conflict', 'already-set-up')
  }

  function refuseUnlessOpened(token: string): Opened {
    if (!opened || !equalInConstantTime(opened.token, token)) throw new AppError('forbidden', 'set-up-not-open')
    return opened
  }

  /** Everything in one transaction. Slot 2 is written last, before the commit: alone it is harmless and written again. */
  function writeAll(caller: Caller, input: Input, people: People, recoveryKey: string): void {
    world.db.transaction(() => {
      refuseOnceSetUp()
      office.create({ ...input.organisation, ...laterDefaults })
      questions.createStarters(categories.createDefaults())
      privacy.publish()
      for (const role of firstRoles) staff.createFirst(caller, people[role], role)
      const deviceId = devices.createFirst(caller, input.deviceName)
      audit.record(caller, 'installation.set_up', { subject: 'device', subjectId: deviceId })
      world.writeRecoverySlot(recoveryKey)
      world.db.afterCommit(() => world.events.changed('settings'))
    })
  }

  /** Set-up stands whatever comes of its first source; the answer says why that is missing. */
  async function addSource(source: Input['source']): Promise<{ sourceRefusal?: string }> {
    if (!source) return {}
    try {
      await sources.add(atConsole, source)
      return {}
    } catch (error) {
      return { sourceRefusal: error instanceof AppError ? error.key : 'internal' }
    }
  }

  const verbs: Services['setup'] = {
    state: () => ({ setUp: office.find() !== undefined }),

    open(_caller, { code: typed }) {
      refuseOnceSetUp()
      throttle.count([everyBrowser])
      if (!code.isRight(typed)) throw new AppError('forbidden', 'set-up-code-wrong')
      throttle.clear(everyBrowser.key)
      opened = { token: makeToken(), recoveryKey: makeRecoveryKey(), groups: twoGroups() }
      return {
        setupToken: opened.token,
        defaults: setupDefaults,
        timeZones: knownTimeZones(),
        recoveryKey: opened.recoveryKey,
        confirmGroups: opened.groups,
      }
    },

    async complete(caller, input) {
      refuseOnceSetUp()
      const { recoveryKey, groups } = refuseUnlessOpened(input.setupToken)
      refuseFields(faultsOf(input, groupsMatch(recoveryKey, groups, input.recoveryTyped)))
      // Whoever has the console's code acts for the console: there is no staff yet.
      const founder: Caller = { ...caller, kind: 'console', staff: null, device: null }
      await refuseUnusableSource(input.source)
      const people = await preparePeople(input)
      refuseUnlessOpened(input.setupToken)
      writeAll(founder, input, people, recoveryKey)
      opened = undefined
      code.forget()
      return addSource(input.source)
    },
  }

  async function refuseUnusableSource(source: Input['source']): Promise<void> {
    if (!source) return
    try {
      const { refusal } = await sources.preview(atConsole, source)
      if (refusal !== null) refuseFields({ 'source.path': refusal })
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      const fields = Object.entries(error.fields).map(([path, key]) => [path.replace(/^(?!source\.)/, 'source.'), key])
      throw new AppError(error.code, error.key, error.params, Object.fromEntries(fields) as Record<string, string>)
    }
  }

  async function preparePeople(input: Input): Promise<People> {
    const prepare = (role: (typeof firstRoles)[number]) =>
      staff.prepareFirst(input[role], input.organisation.organisation, role)
    return {
      administrator: await prepare('administrator'),
      manager: await prepare('manager'),
      lead: await prepare('lead'),
    }
  }

  return {
    ...verbs,
    /** Says the code that opens set-up, while there is no office. */
    announce(): void {
      if (!office.find()) code.renew()
    },
  }
}

/** Two of the eight groups of the recovery key, in order. */
function twoGroups(): number[] {
  const first = 1 + randomInt(8)
  const second = 1 + ((first + randomInt(7)) % 8)
  return [first, second].toSorted((a, b) => a - b)
}

/** Acts that need two people need them from the first day, so the three are three. */
function faultsOf(
  { organisation, administrator, manager, lead }: Input,
  recoveryTyped: boolean,
): Record<string, string> {
  const faults: Record<string, string> = {}
  const names = [administrator, manager, lead].map(({ signInName }) => foldSignInName(signInName))
  if (!isTimeZone(organisation.timeZone)) faults['organisation.timeZone'] = 'time-zone-unknown'
  if (organisation.regulatorAddress === '') faults['organisation.regulatorAddress'] = 'field-missing'
  if (names[1] === names[0]) faults['manager.signInName'] = 'three-people'
  if (names[2] === names[0] || names[2] === names[1]) faults['lead.signInName'] = 'three-people'
  if (!recoveryTyped) faults.recoveryTyped = 'recovery-typed-wrong'
  return faults
}

function refuseFields(faults: Record<string, string>): void {
  if (Object.keys(faults).length > 0) throw new AppError('invalid', 'check-fields', {}, faults)
}
