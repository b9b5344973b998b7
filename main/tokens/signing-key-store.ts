import type { Database } from '../db/database.ts'

export function createSigningKeyStore(db: Database) {
  return {
    /** The private key, PEM. */
    find: (): string | undefined => db.find(db.build.selectFrom('signing_key').select('private_key as pem'))?.pem,
    insert(pem: string, at: number) {
      db.run(db.build.insertInto('signing_key').values({ id: 1, private_key: pem, made_at: at }))
    },
  }
}
