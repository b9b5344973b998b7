import { createHash } from 'node:crypto'
import type { Answer } from '../../shared/contract/index.ts'
import { AppError } from '../../shared/errors.ts'
import type { Audit } from '../audit/audit.ts'
import type { Caller } from '../caller.ts'
import type { Exports } from '../exports/exports.ts'
import type { OfficeRegister } from '../office/office.ts'
import type { Services } from '../services.ts'
import { wordsIn } from '../texts.ts'
import type { World } from '../world.ts'
import { certificateSheet } from './certificate-paper.ts'
import { byCamera, digestOf, linesOf } from './certificate-rules.ts'
import type { SourceStore } from './source-store.ts'
import type { SweepStore } from './sweep-store.ts'

type Certificate = Answer<'sweeps', 'certificate'>
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Certificates of removal: read, and taken away as paper or as JSON. */
export function createCertificates(
  world: Pick<World, 'db'>,
  deps: { audit: Audit; office: OfficeRegister; exports: Exports; sweeps: SweepStore; store: SourceStore },
) {
  const { audit, office, exports, sweeps, store } = deps

  /** Refuses `certificate-unknown`. */
  function read(number: number): Certificate {
    const found = sweeps.findCertificate(number)
    if (!found) throw new AppError('not_found', 'certificate-unknown')
    const row = sweeps.find(found.sweep_id)!
    const names = new Map(store.listCameras().map(({ id, name }) => [id, name]))
    const cameras = byCamera(sweeps.listRanges(found.sweep_id))
    const summed = (ranges: (typeof cameras)[number]['ranges']) => ({
      segments: ranges.reduce((sum, { segments }) => sum + segments, 0),
      bytes: ranges.reduce((sum, { bytes }) => sum + bytes, 0),
    })
    return {
      number,
      sweepId: found.sweep_id,
      issuedAt: found.issued_at,
      horizonAt: row.horizonAt,
      outcome: row.outcome,
      organisation: office.current().organisation,
      retentionDays: found.retention_days,
      removed: found.segments,
      bytes: found.bytes,
      held: row.held,
      pardoned: row.pardoned,
      pardons: row.pardons,
      unchecked: row.unchecked,
      digest: found.digest,
      auditEntry: found.audit_entry,
      confirmedBy: sweeps.listApprovers(found.sweep_id),
      cameras: cameras.map(({ cameraId, ranges }) => ({
        cameraId,
        camera: names.get(cameraId)!,
        ...summed(ranges),
        digest: digestOf(ranges, sha256),
      })),
      lines: linesOf(sweeps.listRangesByCamera(found.sweep_id)).map(
        ({ digest: _digest, endedAt: _endedAt, ...line }) => ({ ...line, camera: names.get(line.cameraId)! }),
      ),
    }
  }

  /** Everything that can be checked, and no name of a person. Times are ISO 8601, UTC. */
  function asJson(certificate: Certificate): string {
    const { confirmedBy, lines: _lines, cameras, issuedAt, horizonAt, ...rest } = certificate
    const iso = (at: number) => new Date(at).toISOString()
    const ranges = byCamera(sweeps.listRanges(certificate.sweepId))
    const listing = cameras.map((camera, place) => ({
      ...camera,
      ranges: ranges[place]!.ranges.map(({ fromAt, toAt, segments, bytes, digest }) => ({
        from: iso(fromAt),
        to: iso(toAt),
        segments,
        bytes,
        digest,
      })),
    }))
    const checking = wordsIn('en')('certificate.how')
    const whole = { issued: iso(issuedAt), horizon: iso(horizonAt), ...rest, peopleWhoAgreed: confirmedBy.length }
    return `${JSON.stringify({ foyer: 'certificate of removal', ...whole, checking, cameras: listing }, null, 2)}\n`
  }

  async function asFile(certificate: Certificate, format: 'pdf' | 'json'): Promise<string | Uint8Array> {
    if (format === 'json') return asJson(certificate)
    // Fonts and the PDF library are wanted here alone.
    const { drawSheet } = await import('../papers/sheet.ts')
    return drawSheet(certificateSheet(certificate, office.current().timeZone, wordsIn('en')))
  }

  const verbs: Pick<Services['sweeps'], 'certificate' | 'certificateFile'> = {
    certificate: (_caller, { number }) => read(number),
    async certificateFile(caller: Caller, { number, format }) {
      const file = await asFile(read(number), format)
      return world.db.transaction(() => {
        audit.record(caller, 'certificate.exported', { detail: { certificate: number, format } })
        const contentType = format === 'pdf' ? 'application/pdf' : 'application/json'
        const fileName = `certificate-${number}.${format}`
        return { url: exports.issue(caller, { fileName, contentType, parts: () => [file] }) }
      })
    },
  }
  return verbs
}
