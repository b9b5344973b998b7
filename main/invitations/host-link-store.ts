import type { Database } from '../db/database.ts'

export type HostLink = { hostId: number; key: string; madeAt: number; expiresAt: number }

export function createHostLinkStore(db: Database) {
  const links = () =>
    db.build
      .selectFrom('host_link')
      .select(['id', 'host_id as hostId', 'key', 'made_at as madeAt', 'expires_at as expiresAt'])
  return {
    /** Takes the place of the host's link before. */
    replace({ madeBy, ...link }: HostLink & { madeBy: number }): number {
      db.run(db.build.deleteFrom('host_link').where('host_id', '=', link.hostId))
      return db.run(
        db.build.insertInto('host_link').values({
          host_id: link.hostId,
          key: link.key,
          made_by: madeBy,
          made_at: link.madeAt,
          expires_at: link.expiresAt,
        }),
      ).lastId
    },
    find: (id: number): HostLink | undefined => db.find(links().where('id', '=', id)),
    findByKey: (key: string): HostLink | undefined => db.find(links().where('key', '=', key)),
    list: (): HostLink[] => db.all(links().orderBy('host_id')),
    /** Whether there was one. */
    remove: (hostId: number): boolean =>
      db.run(db.build.deleteFrom('host_link').where('host_id', '=', hostId)).changes === 1,
    removeExpired: (now: number): number =>
      db.run(db.build.deleteFrom('host_link').where('expires_at', '<=', now)).changes,
  }
}
