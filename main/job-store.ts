import type { Database } from './db/database.ts'

export type LastRun = { startedAt: number; outcome: string; counts: Record<string, number> }

export function createJobStore(db: Database) {
  return {
    insertStarted: (job: string, at: number): number =>
      db.run(db.build.insertInto('job_run').values({ job, started_at: at })).lastId,
    markFinished(id: number, at: number, outcome: 'ok' | 'failed', counts: Record<string, number>) {
      db.run(
        db.build
          .updateTable('job_run')
          .set({ finished_at: at, outcome, counts: JSON.stringify(counts) })
          .where('id', '=', id),
      )
    },
    /**
     * The last run until `now` that came to an end. One that was cut off does not count, so that it is caught up, nor one
     * of a time to come: after a clock that ran ahead was set right, nothing waits until then.
     */
    findLast(job: string, now: number): LastRun | undefined {
      const row = db.find(
        db.build
          .selectFrom('job_run')
          .select(['started_at', 'outcome', 'counts'])
          .where('job', '=', job)
          .where('finished_at', 'is not', null)
          .where('started_at', '<=', now)
          .orderBy('started_at', 'desc')
          .limit(1),
      )
      if (!row) return undefined
      return { startedAt: row.started_at, outcome: row.outcome!, counts: JSON.parse(row.counts) }
    },
  }
}
