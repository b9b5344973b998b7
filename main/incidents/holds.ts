import type { Answer } from '../../shared/contract/index.ts'
import { AppError } from '../../shared/errors.ts'
import { hour } from '../../shared/time.ts'
import type { Audit } from '../audit/audit.ts'
import type { Caller } from '../caller.ts'
import type { ClockGuard } from '../clock/clock.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { Services } from '../services.ts'
import type { World } from '../world.ts'
import { knownCameras, measure } from './hold-extent.ts'
import type { FootageRegister, VisitRegister } from './hold-ports.ts'
import {
  gapsInside,
  refuseAsking,
  refuseDecision,
  refuseRange,
  refuseReleased,
  refuseReviewDate,
  refuseTakingBack,
} from './hold-rules.ts'
import { createHoldStore, type Hold } from './hold-store.ts'

type Deps = {
  audit: Audit
  clock: Pick<ClockGuard, 'trusted'>
  office: OfficeRegister
  register: FootageRegister
  visits: VisitRegister
  /** Refuses an incident that is unknown or closed. */
  openIncident: (incidentId: number) => void
}
type HoldAnswer = Answer<'incidents', 'get'>['allHolds'][number]

/** Placing, reviewing and releasing holds. A released hold stays as history; nothing here deletes. */
export function createHolds(
  world: Pick<World, 'db' | 'clock' | 'events'>,
  { audit, clock, office, register, visits, openIncident }: Deps,
) {
  const store = createHoldStore(world.db)

  function known(holdId: number): Hold {
    const hold = store.find(holdId)
    if (!hold) throw new AppError('not_found', 'hold-unknown')
    return hold
  }

  /** Tells the screens; what is kept changes for footage and visits too. */
  function changed(kept: boolean): void {
    world.db.afterCommit(() => {
      world.events.changed('incidents')
      if (!kept) return
      world.events.changed('footage')
      world.events.changed('visits')
    })
  }

  function answer(hold: Hold, names: Map<number, string>): HoldAnswer {
    const { incidentId: _incidentId, releaseAskedBy, releaseAskedByName, ...line } = hold
    const cameraIds = store.cameraIds(hold.id)
    const { cameras: _cameras, ...measured } = measure(register, { cameraIds, fromAt: hold.fromAt, toAt: hold.toAt })
    return {
      ...line,
      ...measured,
      cameras: cameraIds.map((id) => ({ id, name: names.get(id) ?? '' })),
      vault: register.inVault(cameraIds, hold.fromAt, hold.toAt),
      visits: visits.countTouching(hold.fromAt, hold.toAt),
      coolingOffHours: office.current().holdCoolingOffHours,
      releaseAskedBy: releaseAskedBy === null ? null : { id: releaseAskedBy, name: releaseAskedByName ?? '' },
    }
  }

  /** Whatever was asked and agreed is undone, and the hold stays. In a transaction. */
  function clearRelease(caller: Caller, hold: Hold, action: string): void {
    store.clearAsked(hold.id)
    const detail = { askedBy: hold.releaseAskedBy }
    audit.record(caller, action, { subject: 'hold', subjectId: hold.id, detail })
    changed(false)
  }

  const holds = {
    async preview(_caller, asked) {
      const now = world.clock.now()
      refuseRange(asked, now)
      const names = register.cameraNames()
      const cameraIds = knownCameras(asked.cameraIds, names)
      const { cameras, ...together } = measure(register, { ...asked, cameraIds })
      return {
        ...together,
        room: await register.vaultRoom(cameraIds, asked.fromAt, asked.toAt),
        visits: visits.countTouching(asked.fromAt, asked.toAt),
        cameras: cameras.map(({ cameraId, segments, recorded }) => ({
          cameraId,
          name: names.get(cameraId) ?? '',
          segments,
          recorded,
          gaps: gapsInside(recorded, asked, now),
        })),
        alreadyRemovedSegments: register.removedTouching(cameraIds, asked.fromAt, asked.toAt),
      }
    },

    async place(caller, { incidentId, reason, reviewOn, ...asked }) {
      const askedAt = world.clock.now()
      refuseRange(asked, askedAt)
      refuseReviewDate(reviewOn, office.todayOn())
      // The batch in flight settles first, so that every segment of the range is either kept from now on or named lost.
      await register.settled()
      return world.db.transaction(() => {
        openIncident(incidentId)
        const cameraIds = knownCameras(asked.cameraIds, register.cameraNames())
        const range = { fromAt: asked.fromAt, toAt: asked.toAt }
        const placed = {
          incidentId,
          ...range,
          reason,
          reviewOn,
          placedBy: caller.staff!.id,
          placedAt: world.clock.now(),
        }
        const id = store.insert(placed, cameraIds)
        const lost = register.removedSince(askedAt, cameraIds, asked.fromAt, asked.toAt)
        const detail = { incidentId, cameraIds, ...range, reviewOn, lost }
        audit.record(caller, 'hold.placed', { subject: 'hold', subjectId: id, detail })
        changed(true)
        const { segments, bytes } = measure(register, { ...asked, cameraIds })
        return { id, segments, bytes, lost }
      })
    },

    setReview: (caller, { holdId, reviewOn }) =>
      world.db.transaction(() => {
        refuseReleased(known(holdId))
        refuseReviewDate(reviewOn, office.todayOn())
        store.setReview(holdId, reviewOn)
        audit.record(caller, 'hold.review_set', { subject: 'hold', subjectId: holdId, detail: { reviewOn } })
        changed(false)
        return {}
      }),

    askRelease: (caller, { holdId, reason }) =>
      world.db.transaction(() => {
        refuseAsking(known(holdId))
        store.markAsked(holdId, caller.staff!.id, world.clock.now(), reason)
        audit.record(caller, 'hold.release_asked', { subject: 'hold', subjectId: holdId })
        changed(false)
        return {}
      }),

    approveRelease: (caller, { holdId }) =>
      world.db.transaction(() => {
        const hold = known(holdId)
        refuseDecision(hold, caller.staff!.id)
        // Measured by a clock that runs behind, a cooling-off would be over before it began.
        if (!clock.trusted()) throw new AppError('unavailable', 'release-clock')
        const now = world.clock.now()
        const releasesAt = now + office.current().holdCoolingOffHours * hour
        store.markApproved(holdId, caller.staff!.id, now, releasesAt)
        const detail = { incidentId: hold.incidentId, askedBy: hold.releaseAskedBy, releasesAt }
        audit.record(caller, 'hold.release_approved', { subject: 'hold', subjectId: holdId, detail })
        changed(false)
        return {}
      }),

    refuseRelease: (caller, { holdId }) =>
      world.db.transaction(() => {
        const hold = known(holdId)
        refuseDecision(hold, caller.staff!.id)
        clearRelease(caller, hold, 'hold.release_refused')
        return {}
      }),

    takeBackRelease: (caller, { holdId }) =>
      world.db.transaction(() => {
        const hold = known(holdId)
        refuseTakingBack(hold, caller.staff!.id)
        clearRelease(caller, hold, hold.releasedBy === null ? 'hold.release_withdrawn' : 'hold.release_stopped')
        return {}
      }),
  } satisfies Services['holds']

  function ofIncident(incidentId: number): HoldAnswer[] {
    const names = register.cameraNames()
    return store.listOfIncident(incidentId).map((hold) => answer(hold, names))
  }

  return {
    holds,
    ofIncident,
    /** When the first agreed release takes effect; none where none is agreed. */
    nextReleaseAt: store.firstReleasesAt,
    /** Ends the holds whose cooling-off is over, by a clock that is believed. */
    releaseDue: (caller: Caller): { released: number } =>
      world.db.transaction(() => {
        const now = world.clock.now()
        if (!clock.trusted()) return { released: 0 }
        const over = store.listReleasing(now)
        for (const { id, incidentId } of over) {
          store.markReleased(id, now)
          audit.record(caller, 'hold.released', { subject: 'hold', subjectId: id, detail: { incidentId } })
        }
        if (over.length > 0) changed(true)
        return { released: over.length }
      }),
  }
}
