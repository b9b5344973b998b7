import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Answer } from '../../shared/contract/index.ts'
import { AppError } from '../../shared/errors.ts'
import { day, localDay } from '../../shared/time.ts'
import type { Audit } from '../audit/audit.ts'
import type { Exports } from '../exports/exports.ts'
import type { HoldPredicate, PastHold } from '../hold-predicate.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { Services } from '../services.ts'
import { wordsIn } from '../texts.ts'
import type { World } from '../world.ts'
import { beforeAll, type Due } from './due.ts'
import { createTally, type Kept, ofRange, ofSegment } from './proof-rules.ts'
import { proofSheet } from './proof-paper.ts'
import { createProofStore } from './proof-store.ts'
import { isDue } from './segment-rules.ts'
import type { Camera, SourceStore } from './source-store.ts'

export type Proof = Answer<'sweeps', 'prove'>

/**
 * What footage existed on a past day beyond its time, and what kept it: out of the rows that are still there, the
 * certificates since, the holds in force then, and the troubles that were remembered.
 */
export function createRetentionProof(
  world: Pick<World, 'db' | 'clock'>,
  deps: { audit: Audit; office: OfficeRegister; exports: Exports; holds: HoldPredicate; store: SourceStore; due: Due },
) {
  const { audit, office, exports, holds, store, due } = deps
  const proofs = createProofStore(world.db)

  /** Everything that existed then and had ended before the cut. */
  async function keptAt(at: number, cutAt: number, inForce: readonly PastHold[]): Promise<Kept[]> {
    const tally = createTally()
    for (const range of proofs.listRemovedAfter(at, cutAt)) tally.add(ofRange(range, cutAt, inForce))
    for (let cursor = beforeAll; ;) {
      const page = due.nextPage(cursor, cutAt, () => true)
      for (const segment of page.rows) if (isDue(segment, cutAt)) tally.add(ofSegment(segment, inForce))
      if (page.exhausted) return tally.list()
      cursor = page.cursor
      await nextTurn()
    }
  }

  /** What kept footage of each camera then, the first that is true. */
  function reasonsAt(at: number): (camera: Camera) => Proof['left'][number]['reason'] {
    const troubled = new Set(proofs.listTroubles(at).map(({ sourceId }) => sourceId))
    const braked = new Set(proofs.listBraked(at))
    const pardoned = new Set(proofs.listPardoned(at))
    const inDoubt = proofs.wasClockInDoubt(at)
    return ({ id, sourceId }) => {
      if (inDoubt) return 'clock'
      if (troubled.has(sourceId)) return 'unreachable'
      if (braked.has(id)) return 'brake'
      return pardoned.has(id) ? 'pardoned' : 'unswept'
    }
  }

  /** Refuses `proof-ahead` and `proof-before`. */
  async function prove(on: string): Promise<Proof> {
    const { timeZone, setUpAt, footageRetentionDays, organisation } = office.current()
    const { fromAt, toAt } = localDay(on, timeZone)
    if (fromAt > world.clock.now()) throw new AppError('invalid', 'proof-ahead', {}, { on: 'proof-ahead' })
    if (toAt <= setUpAt) throw new AppError('invalid', 'proof-before', {}, { on: 'proof-before' })
    const at = Math.min(toAt, world.clock.now())
    const retentionDays = proofs.retentionDays(at) ?? footageRetentionDays
    const cutAt = at - (retentionDays + 1) * day
    const inForce = holds.at(at)
    const cameras = new Map(store.listCameras().map((camera) => [camera.id, camera]))
    const sources = new Map(store.list().map((source) => [source.id, source]))
    const reasonOf = reasonsAt(at)
    const wasKnown = ({ cameraId }: Kept) => cameras.get(cameraId)!.addedAt <= at
    const kept = await keptAt(at, cutAt, inForce)
    const named = ({ cameraId, fromAt: from, toAt: to, segments }: Kept) => ({
      cameraId,
      camera: cameras.get(cameraId)!.name,
      fromAt: from,
      toAt: to,
      segments,
    })
    return {
      on,
      at,
      cutAt,
      retentionDays,
      organisation,
      held: kept.flatMap((one) => {
        const hold = inForce.find(({ holdId }) => holdId === one.holdId)
        return hold ? [{ ...named(one), holdId: hold.holdId, reference: hold.reference }] : []
      }),
      left: kept.flatMap((one) =>
        one.holdId === null && wasKnown(one) ? [{ ...named(one), reason: reasonOf(cameras.get(one.cameraId)!) }] : [],
      ),
      unseen: proofs.listTroubles(at).flatMap(({ sourceId, problem, began }) => {
        const source = sources.get(sourceId)!
        return source.retiredAt === null ? [{ source: source.name, problem, since: began }] : []
      }),
      unknown: [
        ...new Set(
          kept
            .filter((one) => one.holdId === null && !wasKnown(one))
            .map(named)
            .map((n) => n.camera),
        ),
      ],
      clockInDoubt: proofs.wasClockInDoubt(at),
      certificates: proofs.listCertificates(fromAt, toAt),
    }
  }

  function asJson(proof: Proof): string {
    const iso = (at: number) => new Date(at).toISOString()
    const spanned = <One extends { fromAt: number; toAt: number }>({ fromAt, toAt, ...one }: One) => ({
      ...one,
      from: iso(fromAt),
      to: iso(toAt),
    })
    const { at, cutAt, held, left, unseen, ...rest } = proof
    const whole = {
      foyer: 'proof of retention',
      ...rest,
      at: iso(at),
      nothingEndedBefore: iso(cutAt),
      holds: held.map(spanned),
      keptWithoutHold: left.map(spanned),
      unseen: unseen.map(({ since, ...one }) => ({ ...one, since: iso(since) })),
    }
    return `${JSON.stringify(whole, null, 2)}\n`
  }

  const verbs: Pick<Services['sweeps'], 'prove' | 'proofFile'> = {
    prove: (_caller, { on }) => prove(on),
    async proofFile(caller, { on, format }) {
      const proof = await prove(on)
      const { drawSheet } = await import('../papers/sheet.ts')
      const file =
        format === 'json' ? asJson(proof) : await drawSheet(proofSheet(proof, office.current().timeZone, wordsIn('en')))
      return world.db.transaction(() => {
        audit.record(caller, 'proof.exported', { detail: { on, format } })
        const contentType = format === 'pdf' ? 'application/pdf' : 'application/json'
        return { url: exports.issue(caller, { fileName: `proof-${on}.${format}`, contentType, parts: () => [file] }) }
      })
    },
  }
  return verbs
}
