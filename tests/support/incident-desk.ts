import { onTestFinished } from 'vitest'
import { createClockGuard } from '../../main/clock/clock.ts'
import { createExports } from '../../main/exports/exports.ts'
import { createFootage } from '../../main/footage/footage.ts'
import { createIncidents } from '../../main/incidents/incidents.ts'
import { visitorDesk } from './visitor-desk.ts'

/** Incidents on everything that they stand on: visits and footage, an office and its people. */
export function incidentDesk() {
  const desk = visitorDesk()
  const { world, audit, office, holds, visits } = desk
  const clock = createClockGuard(world, { audit })
  const footage = createFootage(world, { audit, office, holds, clock, exports: createExports(world) })
  onTestFinished(() => footage.close())
  return {
    ...desk,
    clock,
    footage,
    ...createIncidents(world, { audit, clock, office, register: footage.register, visits }),
  }
}
