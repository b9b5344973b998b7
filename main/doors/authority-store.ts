import type { Database } from '../db/database.ts'
import type { KeyPair } from './certificates.ts'
import type { Names } from './machine-names.ts'
import type { Reach } from './name-constraints.ts'

type Kept<VouchesFor> = KeyPair & { vouchesFor: VouchesFor; startsAt: number; expiresAt: number }
export type Authority = Kept<Reach>
export type Certificate = Kept<Names>

export function createAuthorityStore(db: Database) {
  const table = 'network_certificate'
  function find<VouchesFor>(kind: 'authority' | 'certificate'): Kept<VouchesFor> | undefined {
    const row = db.find(db.build.selectFrom(table).selectAll().where('kind', '=', kind))
    return (
      row && {
        certificate: row.certificate,
        privateKey: row.private_key,
        vouchesFor: JSON.parse(row.vouches_for) as VouchesFor,
        startsAt: row.starts_at,
        expiresAt: row.expires_at,
      }
    )
  }
  function insert(kind: 'authority' | 'certificate', kept: Kept<Reach | Names>): void {
    const { certificate, privateKey, startsAt, expiresAt } = kept
    const vouches = JSON.stringify(kept.vouchesFor)
    const row = { kind, certificate, private_key: privateKey, vouches_for: vouches }
    db.run(db.build.insertInto(table).values({ ...row, starts_at: startsAt, expires_at: expiresAt }))
  }
  return {
    findAuthority: () => find<Reach>('authority'),
    findCertificate: () => find<Names>('certificate'),
    /** Replaces what was there; a certificate of the former authority goes with it. */
    putAuthority(authority: Authority) {
      db.run(db.build.deleteFrom(table))
      insert('authority', authority)
    },
    putCertificate(certificate: Certificate) {
      db.run(db.build.deleteFrom(table).where('kind', '=', 'certificate'))
      insert('certificate', certificate)
    },
  }
}
