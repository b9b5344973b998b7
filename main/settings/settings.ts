import { AppError } from '../../shared/errors.ts'
import { isTimeZone, knownTimeZones } from '../../shared/time.ts'
import type { Audit } from '../audit/audit.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { Privacy } from '../privacy/privacy.ts'
import type { Services } from '../services.ts'
import type { World } from '../world.ts'

export type Settings = ReturnType<typeof createSettings>

/** What the manager may change about the office. Visits on record keep the removal date that they were promised. */
export function createSettings(
  world: Pick<World, 'db' | 'events'>,
  { audit, office, privacy }: { audit: Audit; office: OfficeRegister; privacy: Privacy },
) {
  const verbs = {
    get() {
      const { uuid: _uuid, setUpAt: _setUpAt, ...settings } = office.current()
      return { ...settings, timeZones: knownTimeZones() }
    },

    update(caller, settings) {
      if (!isTimeZone(settings.timeZone)) {
        throw new AppError('invalid', 'check-fields', {}, { timeZone: 'time-zone-unknown' })
      }
      return world.db.transaction(() => {
        const before = new Map<string, unknown>(Object.entries(office.current()))
        const changed = Object.entries(settings).flatMap(([name, value]) => (before.get(name) === value ? [] : [name]))
        office.update(settings)
        const noticeVersion = privacy.publish()
        audit.record(caller, 'settings.changed', { detail: { changed: changed.toSorted().join(' '), noticeVersion } })
        world.db.afterCommit(() => world.events.changed('settings'))
        return { noticeVersion }
      })
    },
  } satisfies Services['settings']
  return verbs
}
