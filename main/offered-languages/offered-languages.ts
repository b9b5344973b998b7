import { AppError } from '../../shared/errors.ts'
import type { Audit } from '../audit/audit.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { Privacy } from '../privacy/privacy.ts'
import type { Services } from '../services.ts'
import type { World } from '../world.ts'

/** Which languages the kiosk offers, and to which it goes back. */
export function createLanguages(
  world: Pick<World, 'db' | 'events'>,
  { audit, office, privacy }: { audit: Audit; office: OfficeRegister; privacy: Pick<Privacy, 'publish'> },
) {
  return {
    get: () => office.languages(),

    /** A language that is offered has its notice: a new version is made where one is new. */
    update(caller, { own, offered }) {
      if (new Set(offered).size < offered.length || !offered.includes(own)) {
        throw new AppError('invalid', 'check-fields', {}, { own: 'language-own-offered' })
      }
      return world.db.transaction(() => {
        office.setLanguages({ own, offered })
        const noticeVersion = privacy.publish()
        audit.record(caller, 'languages.changed', { detail: { own, offered: offered.join(' '), noticeVersion } })
        world.db.afterCommit(() => world.events.changed('settings'))
        return { noticeVersion }
      })
    },
  } satisfies Services['languages']
}
