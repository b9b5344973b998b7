import type { Page } from '@playwright/test'
import { mailSettings } from '../support/mail-settings.ts'
import { call, type Office } from './office.ts'

/** What a walk must know of an office that offers everything. */
export type Offers = {
  contractor: { id: number; asks: { id: number; kind: string }[] }
  group: number
  staff: { number: string; pin: string }
  /** Whether kiosks have a label printer beside them. */
  printBadges: (prints: boolean) => Promise<void>
}

type Named = { id: number; name: string }

/** Everything that Foyer can offer at the kiosk is on: every kind of question, a document with copies, deliveries, staff, passes. */
export async function offerEverything(office: Office, helen: Page): Promise<Offers> {
  const settings = { deliveriesOffered: true, deliveryDays: 60, presenceDays: 1, tabletsKeepRollCall: true }
  await call(helen, 'house.setSettings', settings)
  await call(helen, 'messages.setSettings', mail)
  const categories = await call<Named[]>(helen, 'categories.list')
  const idOf = (name: string) => categories.find((category) => category.name === name)!.id
  const contractor = idOf('Contractor')
  await askEachKind(helen, contractor)
  const [host] = await call<Named[]>(helen, 'hosts.list')
  const key = await call<{ number: number; pin: string }>(helen, 'presence.makeKey', { hostId: host!.id })
  const asks = await call<Offers['contractor']['asks']>(helen, 'questions.list', { categoryId: contractor })
  return {
    contractor: { id: contractor, asks },
    group: idOf('Group'),
    staff: { number: String(key.number), pin: key.pin },
    printBadges: (prints) => setPrints(office, prints),
  }
}

/** No server listens there: what is sent waits. */
const mail = mailSettings(9)

/** Contractors are asked text, and yes or no, from the first day. */
async function askEachKind(helen: Page, categoryId: number): Promise<void> {
  const effectiveOn = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' }).format(Date.now())
  const text = 'Wear your badge where it can be seen.\n\nStay with your host, and tell reception when you leave.'
  const { id: documentId } = await call<{ id: number }>(helen, 'documents.add', {
    name: 'Site rules',
    effectiveOn,
    wordings: { en: { title: 'Site rules', text } },
  })
  const tools = ['Hand tools', 'Tools that make heat or sparks, for which a permit is needed']
  const asked = [
    { kind: 'choice', wording: 'Which tools do you bring?', seenBy: 'guards', choices: tools.map((en) => ({ en })) },
    { kind: 'number', wording: 'How many helpers have you?', required: false },
    { kind: 'date', wording: 'When does your permit run out?' },
    { kind: 'signature', wording: 'Sign for your key' },
    { kind: 'document', wording: 'Read our site rules', document: { documentId, signed: true, offersCopy: true } },
    { kind: 'photo', wording: 'A photo for your badge', keepDays: 1 },
  ]
  for (const { wording, ...more } of asked)
    await call(helen, 'questions.add', {
      categoryId,
      wording: { en: wording },
      why: { en: 'We ask so that everybody stays safe.' },
      required: true,
      seenBy: 'reception',
      keepDays: null,
      choices: [],
      ...more,
    })
}

async function setPrints(office: Office, prints: boolean): Promise<void> {
  const ada = await office.setUp()
  const devices = await call<{ id: number; mode: string }[]>(ada, 'devices.list')
  for (const { id, mode } of devices)
    if (mode === 'kiosk') await call(ada, 'devices.setPrints', { deviceId: id, prints })
}
