import { join } from 'node:path'
import { addDays, day, localDate, localDay, minute, nextLocalClock } from '../../shared/time.ts'
import { version } from '../../package.json' with { type: 'json' }
import { createApp } from '../app.ts'
import { openDataFolder } from '../data-folder.ts'
import { createEvents } from '../events.ts'
import { createLog } from '../log.ts'
import type { World } from '../world.ts'
import { createDemoClock, createDice, type DemoClock } from './demo-clock.ts'
import { findFront, playVisits } from './demo-days.ts'
import type { DemoFolder } from './demo-folder.ts'
import { openToday, type Secrets, setUpDemo } from './demo-office.ts'
import { createDemoRecorder } from './demo-recorder.ts'
import { indoorsSince, outages, tellStory } from './demo-story.ts'
import { type PlannedVisit, planVisits } from './demo-visits.ts'

const zone = 'Europe/London'
const days = 180

/**
 * Half a year of an invented office, day by day on a clock of its own, made by the product's own verbs and jobs, so that
 * every row has its audit entry. Returns everybody's secret, which nobody else has.
 */
export async function makeDemo(folder: DemoFolder, { now = Date.now(), visits = 2000 } = {}): Promise<Secrets> {
  const todayOn = localDate(now, zone)
  const clock = createDemoClock(nextLocalClock(localDay(addDays(todayOn, -days), zone).fromAt, '16:00', zone))
  const register = openDataFolder({ folder: folder.register, env: process.env, mode: 'host' })
  try {
    const said: string[] = []
    const world: World & { clock: DemoClock } = {
      clock,
      db: register.db,
      log: createLog(process.env['FOYER_LOG'] ?? 'warn'),
      events: createEvents(),
      dataFolder: folder.register,
      reducedProtection: register.reducedProtection,
      writeRecoverySlot: register.writeRecoverySlot,
      say: (line) => void said.push(line),
      version,
    }
    const app = createApp(world, { screensFolder: folder.register })
    try {
      await app.start()
      const office = await setUpDemo(app, /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(said.join(' '))![0])
      const front = await findFront(await office.as('ada'), await office.as('helen'))
      const plan = planVisits(visits, { days, now, zone, todayOn }, createDice(1903))
      const { recorders, writeUntil } = openRecorders(folder.recordings, now, outages(todayOn, zone))
      const record = () => writeUntil(clock.now())
      const story = tellStory({ office, ...recorders, zone, todayOn, record, now: clock.now })

      for (let n = 1 - days; n <= 0; n += 1) {
        const on = addDays(todayOn, n)
        const { fromAt } = localDay(on, zone)
        for (const clockTime of hasForgotten(plan.get(addDays(on, -1))) ? ['02:31', '03:01'] : ['02:31']) {
          const nightAt = nextLocalClock(fromAt, clockTime, zone)
          if (nightAt < now) await live(nightAt)
        }
        await playVisits(app, world, front, plan.get(on) ?? [])
        const act = story.get(n)
        if (!act) continue
        clock.to(nextLocalClock(fromAt, '18:05', zone))
        await act()
      }
      await live(now)
      await openToday(office)
      return office.secrets

      /** What happens by itself until then: recorders write, and the night's jobs run. */
      async function live(at: number): Promise<void> {
        clock.to(at)
        record()
        await app.jobs.runDue()
      }
    } finally {
      await app.close()
    }
  } finally {
    register.close()
  }
}

/** Whether the night has to mark somebody's visit as expired, half an hour after the sweep. */
const hasForgotten = (visits: readonly PlannedVisit[] = []): boolean => visits.some(({ end }) => end === null)

/** The last hour of each recorder ended three minutes ago, so that it counts as closed. */
function openRecorders(root: string, now: number, away: ReturnType<typeof outages>) {
  const lastAt = Math.floor((now - 3 * minute) / minute) * minute
  const back = (daysBack: number) => lastAt - daysBack * day
  const indoorCameras = ['front_door', 'lobby', 'goods_door', 'stairwell']
  const yardCameras = ['car_park_north', 'yard_gate']
  // A day before the register was told of it: whatever the hour is now, there is footage to find.
  const indoors = createDemoRecorder(join(root, 'reception'), indoorCameras, back(1 - indoorsSince), away)
  const yard = createDemoRecorder(join(root, 'yard'), yardCameras, back(40), away)
  return {
    recorders: { indoors, yard },
    writeUntil(at: number): void {
      indoors.writeUntil(at)
      yard.writeUntil(at)
    },
  }
}
