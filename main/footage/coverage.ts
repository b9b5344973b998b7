import { AppError } from '../../shared/errors.ts'
import { addDays, localDate } from '../../shared/time.ts'
import type { Audit } from '../audit/audit.ts'
import type { HoldPredicate } from '../hold-predicate.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { Services } from '../services.ts'
import type { World } from '../world.ts'
import { createCoverStore } from './cover-store.ts'
import { createCoverageDetail, longDay } from './coverage-detail.ts'
import { createCoverageMonth } from './coverage-month.ts'
import { createGapStore } from './gap-store.ts'
import { createGaps } from './gaps.ts'
import type { SourceStore } from './source-store.ts'
import { createWatched } from './watched.ts'

const mostDays = 62

/** What was recorded, kept, missed and explained, by local days of the office. */
export function createCoverage(
  world: World,
  deps: { audit: Audit; office: OfficeRegister; holds: HoldPredicate; store: SourceStore },
) {
  const { audit, holds } = deps
  const cover = createCoverStore(world.db)
  const gaps = createGapStore(world.db)
  const watched = createWatched(world, { ...deps, cover })
  const detail = createCoverageDetail({ holds, cover, gaps })
  const month = createCoverageMonth({ holds, cover, gaps })
  const explained = createGaps(world, { audit, holds, gaps, watched, detail })

  function firstOn(timeZone: string): string | null {
    const first = cover.firstStart()
    return first === null ? null : localDate(first, timeZone)
  }

  const verbs: Services['coverage'] = {
    ...explained.verbs,
    day(_caller, { on, cameraIds }) {
      const { cameras, nowAt, timeZone, horizonAt } = watched(cameraIds)
      const dayLong = longDay(on, timeZone)
      return {
        ...dayLong,
        timeZone,
        nowAt,
        horizonAt,
        firstOn: firstOn(timeZone),
        cameras: cameras.map(({ id, name, watch }) => ({ cameraId: id, name, ...detail(id, watch, dayLong) })),
      }
    },
    /** Refuses `days-too-many`. */
    month(_caller, { fromOn, toOn, cameraIds }) {
      if (toOn < fromOn || toOn > addDays(fromOn, mostDays - 1)) throw new AppError('invalid', 'days-too-many')
      const seen = watched(cameraIds)
      const { nowAt, timeZone, horizonAt } = seen
      return { nowAt, timeZone, horizonAt, firstOn: firstOn(timeZone), ...month(seen, fromOn, toOn) }
    },
  }
  return { verbs, removeDue: explained.removeDue }
}
