import type { Database } from '../db/database.ts'

/** `active`: whether the host still works here. */
export type PresenceKey = { hostId: number; name: string; active: boolean; pinHash: string }
export type NewPresenceKey = { hostId: number; number: number; pinHash: string; tokenHash: string; madeAt: number }
export type NewPresence = { hostId: number; inAt: number; inOn: string; removedOn: string; attemptId: string | null }

export function createPresenceStore(db: Database) {
  const keys = () =>
    db.build
      .selectFrom('presence_key')
      .innerJoin('host', 'host.id', 'presence_key.host_id')
      .select(['host.id as hostId', 'host.name', 'host.active', 'presence_key.pin_hash as pinHash'])
  const read = (row: { hostId: number; name: string; active: number; pinHash: string } | undefined) =>
    row && { ...row, active: row.active === 1 }
  return {
    findKeyByNumber: (number: number): PresenceKey | undefined => read(db.find(keys().where('number', '=', number))),
    findKeyByToken: (hash: string): PresenceKey | undefined => read(db.find(keys().where('token_hash', '=', hash))),
    isNumberTaken: (number: number): boolean =>
      db.find(db.build.selectFrom('presence_key').select('number').where('number', '=', number)) !== undefined,
    putKey({ hostId, number, pinHash, tokenHash, madeAt }: NewPresenceKey) {
      const values = { number, pin_hash: pinHash, token_hash: tokenHash, made_at: madeAt }
      db.run(
        db.build
          .insertInto('presence_key')
          .values({ host_id: hostId, ...values })
          .onConflict((conflict) => conflict.column('host_id').doUpdateSet(values)),
      )
    },
    /** Whether there was one. */
    removeKey: (hostId: number): boolean =>
      db.run(db.build.deleteFrom('presence_key').where('host_id', '=', hostId)).changes === 1,

    /** Every active host, with the number of their badge and since when they are in. */
    list: (): { hostId: number; number: number | null; inAt: number | null }[] =>
      db.all(
        db.build
          .selectFrom('host')
          .leftJoin('presence_key', 'presence_key.host_id', 'host.id')
          .leftJoin('presence', (join) =>
            join.onRef('presence.host_id', '=', 'host.id').on('presence.out_at', 'is', null),
          )
          .select(['host.id as hostId', 'presence_key.number', 'presence.in_at as inAt'])
          .where('host.active', '=', 1)
          .orderBy('host.search_name')
          .orderBy('host.id'),
      ),
    insert: ({ hostId, inAt, inOn, removedOn, attemptId }: NewPresence) =>
      db.run(
        db.build.insertInto('presence').values({
          host_id: hostId,
          in_at: inAt,
          in_on: inOn,
          in_attempt_id: attemptId,
          removed_on: removedOn,
        }),
      ),
    /** What this attempt of a host's did, if it did anything. */
    findByAttempt(hostId: number, attemptId: string): 'in' | 'out' | undefined {
      const rows = db.build.selectFrom('presence').select('id').where('host_id', '=', hostId)
      if (db.find(rows.where('in_attempt_id', '=', attemptId))) return 'in'
      return db.find(rows.where('out_attempt_id', '=', attemptId)) && 'out'
    },
    forgetAttemptsBefore(at: number) {
      const change = db.build.updateTable('presence')
      db.run(change.set({ in_attempt_id: null }).where('in_attempt_id', 'is not', null).where('in_at', '<', at))
      db.run(change.set({ out_attempt_id: null }).where('out_attempt_id', 'is not', null).where('out_at', '<', at))
    },
    isIn: (hostId: number): boolean =>
      db.find(
        db.build.selectFrom('presence').select('id').where('host_id', '=', hostId).where('out_at', 'is', null),
      ) !== undefined,
    /** Whether the host was in. */
    markOut: (hostId: number, at: number, attemptId: string | null): boolean =>
      db.run(
        db.build
          .updateTable('presence')
          .set({ out_at: at, out_attempt_id: attemptId })
          .where('host_id', '=', hostId)
          .where('out_at', 'is', null),
      ).changes === 1,
    /** Ends whoever is in since a day before `on`; returns how many. */
    markOutBefore: (on: string, at: number): number =>
      db.run(db.build.updateTable('presence').set({ out_at: at }).where('out_at', 'is', null).where('in_on', '<', on))
        .changes,
    removeDue: (todayOn: string): number =>
      db.run(db.build.deleteFrom('presence').where('removed_on', '<=', todayOn)).changes,
  }
}
