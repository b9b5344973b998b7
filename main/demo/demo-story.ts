import { addDays, hour, localDay, nextLocalClock } from '../../shared/time.ts'
import type { DemoBrowser } from './demo-browser.ts'
import type { DemoOffice } from './demo-office.ts'
import type { DemoRecorder } from './demo-recorder.ts'

type Stage = {
  office: DemoOffice
  indoors: DemoRecorder
  yard: DemoRecorder
  zone: string
  todayOn: string
  /** What recorders have written by now is read. */
  record: () => void
  now: () => number
}
/** What happened in the evening of a day, counted from today (-1 is yesterday). */
export type Story = Map<number, () => Promise<void>>

/** How long the recorder indoors has been known: the first days of it have left already. */
export const indoorsSince = -42
/** The recorder in the yard came late, with forty days of footage: its first sweep waits for two people. */
export const yardSince = -2

const names: Record<string, string> = {
  front_door: 'Front door',
  lobby: 'Lobby',
  goods_door: 'Goods door',
  stairwell: 'Stairwell',
  car_park_north: 'Car park north',
  yard_gate: 'Yard gate',
}

/** What the people of the office did besides receiving visitors. */
export function tellStory({ office: { as, formerId }, indoors, yard, zone, todayOn, record, now }: Stage): Story {
  let bicycle = 0
  let badge = { incident: 0, hold: 0 }
  let glassHold = 0
  const at = (daysAgo: number, clock: string) =>
    nextLocalClock(localDay(addDays(todayOn, -daysAgo), zone).fromAt, clock, zone)

  async function addSource(name: string, recorder: DemoRecorder): Promise<void> {
    const helen = await as('helen')
    record()
    const { id } = await helen('sources.add', { name, path: recorder.root, layout: 'frigate', timeZone: 'UTC' })
    await helen('sources.scan', { sourceId: id })
    for (const { id: cameraId, key, sourceId } of await helen('cameras.list'))
      if (sourceId === id) await helen('cameras.rename', { cameraId, name: names[key] })
  }

  async function open(sam: DemoBrowser, incident: object, cameras: string[], fromAt: number, reason: string) {
    const { id } = await sam('incidents.open', { description: '', reportedBy: 'Rita Bell', ...incident })
    const known = await sam('cameras.list')
    const cameraIds = known.filter(({ name }) => cameras.includes(name)).map((camera) => camera.id)
    const reviewOn = addDays(new Date(now()).toISOString().slice(0, 10), 30)
    const hold = await sam('holds.place', {
      incidentId: id,
      cameraIds,
      fromAt,
      toAt: fromAt + 2 * hour,
      reason,
      reviewOn,
    })
    return { incident: id, hold: hold.id }
  }

  return new Map<number, () => Promise<void>>([
    [-100, async () => void (await (await as('ada'))('staff.disable', { staffId: formerId }))],
    [
      -60,
      async () => {
        const helen = await as('helen')
        const { timeZones: _zones, ...settings } = await helen('settings.get')
        await helen('settings.update', { ...settings, address: '1 Example Street, second floor, Blackpool FY1 0ZZ' })
      },
    ],
    [indoorsSince, () => addSource('Reception recorder', indoors)],
    [
      -36,
      async () => {
        const incident = {
          kind: 'theft',
          title: 'Bicycle taken from the rack',
          happenedAt: at(36, '14:10'),
          place: 'Front of the building',
        }
        const reason = 'The police have asked for the front door on that afternoon'
        bicycle = (await open(await as('sam'), incident, ['Front door'], at(36, '13:30'), reason)).hold
      },
    ],
    [
      -30,
      async () => {
        const helen = await as('helen')
        const text = 'Fire drill: who was in the building that week'
        await helen('staff.statePurpose', { task: 'visit-export', code: 'safety-check', text })
        await helen('visits.exportCsv', {
          fromOn: addDays(todayOn, -36),
          toOn: addDays(todayOn, -30),
          columns: ['signedInAt', 'endedAt', 'name', 'company', 'host'],
        })
      },
    ],
    [
      -20,
      async () => {
        const incident = {
          kind: 'other',
          title: 'Badge missing after a delivery',
          happenedAt: at(20, '11:20'),
          place: 'Lobby',
        }
        const reason = 'To see whether the badge left with the courier'
        badge = await open(await as('sam'), incident, ['Lobby'], at(20, '10:40'), reason)
      },
    ],
    [
      -17,
      async () => {
        const sam = await as('sam')
        await sam('holds.askRelease', { holdId: badge.hold, reason: 'The badge was found behind the desk' })
      },
    ],
    [
      -16,
      async () => {
        const priya = await as('priya')
        await priya('holds.approveRelease', { holdId: badge.hold })
      },
    ],
    [
      -12,
      async () => {
        const priya = await as('priya')
        await priya('incidents.close', { incidentId: badge.incident })
      },
    ],
    [
      -7,
      async () => {
        const helen = await as('helen')
        await helen('holds.setReview', { holdId: bicycle, reviewOn: addDays(todayOn, 24) })
      },
    ],
    [
      -6,
      async () => {
        const incident = {
          kind: 'damage',
          title: 'Glass panel cracked at the goods door',
          happenedAt: at(6, '09:15'),
          place: 'Goods door',
        }
        const reason = 'The insurer needs to see how the panel broke'
        glassHold = (await open(await as('sam'), incident, ['Goods door', 'Stairwell'], at(6, '08:30'), reason)).hold
      },
    ],
    [
      -3,
      async () => {
        const priya = await as('priya')
        const text = 'Access request received by post'
        await priya('staff.statePurpose', { task: 'visit-log', code: 'rights-request', text })
        await priya('visits.search', { namePrefix: 'Amelia', fromOn: addDays(todayOn, -90) })
      },
    ],
    [yardSince, () => addSource('Yard recorder', yard)],
    [
      -1,
      async () => {
        const sam = await as('sam')
        await sam('holds.askRelease', { holdId: glassHold, reason: 'The insurer has answered and needs nothing more' })
      },
    ],
  ])
}

/** When which camera recorded nothing, by days back and local times, so that there are gaps to explain. */
export function outages(todayOn: string, zone: string) {
  const at = (daysBack: number, clock: string) =>
    nextLocalClock(localDay(addDays(todayOn, -daysBack), zone).fromAt, clock, zone)
  return [
    { camera: 'front_door', fromAt: at(1, '03:10'), toAt: at(1, '04:10') },
    { camera: 'car_park_north', fromAt: at(1, '18:30'), toAt: at(1, '21:40') },
    { camera: 'lobby', fromAt: at(3, '12:00'), toAt: at(3, '15:00') },
    { camera: 'yard_gate', fromAt: at(6, '02:00'), toAt: at(6, '06:20') },
    { camera: 'lobby', fromAt: at(6, '16:30'), toAt: at(6, '17:30') },
    { camera: 'stairwell', fromAt: at(9, '22:00'), toAt: at(8, '03:00') },
    { camera: 'front_door', fromAt: at(12, '11:00'), toAt: at(12, '13:00') },
  ]
}
