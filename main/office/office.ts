import { randomUUID } from 'node:crypto'
import type { Settings } from '../../shared/contract/office.ts'
import { AppError } from '../../shared/errors.ts'
import { addDays, localDate } from '../../shared/time.ts'
import type { World } from '../world.ts'
import { createLanguageStore } from './language-store.ts'
import { createOfficeStore, type Office } from './office-store.ts'

export type { Office } from './office-store.ts'
export type OfficeRegister = ReturnType<typeof createOffice>

/** The office as it is set up: read by every noun, written by set-up and settings inside their own transactions. */
export function createOffice(world: Pick<World, 'db' | 'clock'>) {
  const store = createOfficeStore(world.db)
  const languageStore = createLanguageStore(world.db)
  /** Refuses `setup-first` before set-up. */
  function current(): Office {
    const office = store.find()
    if (!office) throw new AppError('unavailable', 'setup-first')
    return office
  }
  return {
    find: store.find,
    current,
    /** Once, at set-up; makes the installation's identity. */
    create: (settings: Settings) => store.insert(settings, randomUUID(), world.clock.now()),
    update: (settings: Settings) => store.update(settings),
    /** The office's own language and those it offers; all of them until the manager chooses. */
    languages: languageStore.get,
    setLanguages: languageStore.save,
    /** Today's local date. */
    todayOn: (): string => localDate(world.clock.now(), current().timeZone),
    /** The date on which a visit signed in on `on` is removed. */
    removedOn: (on: string): string => addDays(on, current().visitRetentionDays),
  }
}
