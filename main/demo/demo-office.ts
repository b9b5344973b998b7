import { randomInt, randomUUID } from 'node:crypto'
import type { DeviceMode } from '../../shared/contract/words.ts'
import type { App } from '../app.ts'
import { type DemoBrowser, openDemoBrowser } from './demo-browser.ts'
import { hosts, inventedOffice, staff, type StaffName } from './demo-people.ts'

export type Secrets = Record<StaffName, string>
export type DemoOffice = Awaited<ReturnType<typeof setUpDemo>>

const words =
  'amber anchor apron arbour barley basket beacon birch biscuit blanket bramble bridge candle canvas cedar cherry cinder clover cobble copper cotton cradle crumpet daisy damson drizzle ember fennel ferry fiddle flannel garnet ginger gravel hamper harbour hazel heather hollow indigo ivory jasmine juniper kettle ladder lantern lavender lemon linen magnet mallow marble meadow mitten mustard nettle nutmeg oatmeal orchard otter paddle parsley pebble pepper pickle pigeon pillow plover poppy puddle quartz quiver raisin ribbon rocket saddle saffron sandal shingle silver sparrow spindle sprout tallow teapot thimble thistle timber toffee treacle tulip turnip velvet violet waffle walnut willow window woollen yarrow'.split(
    ' ',
  )
const makePassphrase = () => Array.from({ length: 5 }, () => words[randomInt(words.length)]).join(' ')
const makePin = () => Array.from({ length: 6 }, () => String(randomInt(10))).join('')

/** Sets the office up through its own first run: staff of each role, their devices, hosts and one more category. */
export async function setUpDemo(app: App, code: string) {
  const first = openDemoBrowser(app.fetch)
  const secrets = await completeSetUp(first, code)
  const device = async (name: string, mode: DeviceMode): Promise<DemoBrowser> => {
    const { code: enrolment } = await first('devices.makeCode', { name, mode })
    const browser = openDemoBrowser(app.fetch)
    await browser('devices.enrol', { code: enrolment })
    return browser
  }
  await first('staff.signIn', { signInName: 'ada', secret: secrets.ada })
  const browsers: Record<StaffName | 'kiosk', DemoBrowser> = {
    ada: first,
    kiosk: await device('Lobby', 'kiosk'),
    rita: await device('Reception', 'reception'),
    sam: await device('Security desk', 'desk'),
    helen: await device('Helen’s desk', 'desk'),
    priya: await device('Priya’s desk', 'desk'),
  }
  for (const { name, signInName, role } of staff.slice(3)) {
    const { oneTimeSecret } = await first('staff.add', { name, signInName, roles: [role] })
    await browsers[signInName]('staff.signIn', { signInName, secret: oneTimeSecret })
    secrets[signInName] = await choosePin(browsers[signInName], oneTimeSecret)
  }
  const former = await first('staff.add', { name: 'Tom Waring', signInName: 'tom', roles: ['receptionist'] })
  /** A browser with its person signed in now. */
  const as = async (signInName: StaffName): Promise<DemoBrowser> => {
    await browsers[signInName]('staff.signIn', { signInName, secret: secrets[signInName] })
    return browsers[signInName]
  }
  await furnish(await as('helen'))
  return { as, kiosk: browsers.kiosk, secrets, formerId: former.id }
}

async function completeSetUp(browser: DemoBrowser, code: string): Promise<Secrets> {
  const { setupToken, defaults, recoveryKey, confirmGroups } = await browser('setup.open', { code })
  const groups = recoveryKey.split(/[\s-]+/)
  const secrets: Secrets = {
    ada: makePassphrase(),
    helen: makePassphrase(),
    priya: makePassphrase(),
    sam: '',
    rita: '',
  }
  const person = (place: number) => {
    const { name, signInName } = staff[place]!
    return { name, signInName, passphrase: secrets[signInName] }
  }
  await browser('setup.complete', {
    setupToken,
    organisation: { ...defaults, ...inventedOffice },
    regulatorConfirmed: true,
    administrator: person(0),
    manager: person(1),
    lead: person(2),
    recoveryTyped: confirmGroups.map((group) => groups[group - 1]),
    deviceName: 'Back office',
  })
  return secrets
}

/** Six digits by chance; those that the register finds too easy are thrown again. */
async function choosePin(browser: DemoBrowser, current: string): Promise<string> {
  for (let left = 8; ; left -= 1) {
    const next = makePin()
    try {
      await browser('staff.changeSecret', { current, next })
      return next
    } catch (error) {
      if (left === 0) throw error
    }
  }
}

async function furnish(helen: DemoBrowser): Promise<void> {
  for (const [name, department] of hosts) await helen('hosts.add', { name, department, email: '' })
  await helen('categories.add', {
    names: { en: 'Auditor or inspector' },
    asksCompany: true,
    asksHost: true,
    isDefault: false,
  })
  const settings = await helen('house.settings')
  await helen('house.setSettings', { ...settings, deliveriesOffered: true })
}

/** This moment beside the visits: some of those who work here are in, and parcels wait. */
export async function openToday({ as, kiosk }: Pick<DemoOffice, 'as' | 'kiosk'>): Promise<void> {
  const helen = await as('helen')
  const working = (await helen('hosts.list')).slice(0, 5)
  await helen('presence.makeKey', { hostId: working[0]!.id })
  for (const { id } of working) await helen('presence.set', { hostId: id, state: 'in' })
  await kiosk('deliveries.bring', { hostId: working[1]!.id, parcels: 2, attemptId: randomUUID() })
  await kiosk('deliveries.bring', { parcels: 1, attemptId: randomUUID() })
}
