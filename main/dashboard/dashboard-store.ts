import type { Database } from '../db/database.ts'

/** How many wait, and since when the first of them does. */
export type Waiting = { count: number; since: number | null }
export type OfIncident = Waiting & { incidentId: number; reference: string }

const msOfDay = 86_400_000
/** A segment's key: (UTC day × 1024 + camera) × 2^27 + ms of that day; see the schema. */
const keysOfCamera = 2 ** 27
const keysOfDay = 1024 * keysOfCamera

const startAt = `(k / ${keysOfDay} * ${msOfDay} + k % ${keysOfCamera})`
/** The later of what the name and what the file's time say. */
const endAt = `(${startAt} + max(length_ms, mtime_after_ms))`

/** Cameras whose recorder alone may remove their footage. */
const removedByRecorder = `SELECT camera.id FROM camera JOIN source ON source.id = camera.source_id
  WHERE source.removed_by = 'recorder'`

/** Counts to ten thousand and no further: a first backlog may be a million, and this is asked with every screen. */
export const overdueFootage = `SELECT count(*) AS count, min(end_at) AS since FROM (
  SELECT ${endAt} AS end_at FROM segment
  WHERE k < ? AND ${endAt} < ? AND k / ${keysOfCamera} % 1024 NOT IN (${removedByRecorder}) AND NOT EXISTS (
    SELECT 1 FROM hold INDEXED BY hold_active
    CROSS JOIN hold_camera ON hold_camera.hold_id = hold.id AND hold_camera.camera_id = k / ${keysOfCamera} % 1024
    WHERE hold.released_at IS NULL AND hold.from_at <= ${endAt} AND hold.to_at >= ${startAt})
  ORDER BY k LIMIT 10000)`

/** In the very words of its partial index; counted to ten thousand as well. */
export const suspectFootage = `SELECT count(*) AS count, NULL AS since FROM (
  SELECT 1 FROM segment INDEXED BY segment_suspect
  WHERE (abs(mtime_after_ms - length_ms) > 86400000 OR length_ms > 86400000)
    AND abs(mtime_after_ms - length_ms) > ${msOfDay}
  LIMIT 10000)`

export const overdueVisits = `SELECT count(*) AS count, NULL AS since FROM visit
  WHERE removed_on < ? AND NOT EXISTS (
    SELECT 1 FROM hold INDEXED BY hold_active
    WHERE hold.released_at IS NULL AND hold.from_at <= coalesce(visit.ended_at, ?) AND hold.to_at >= visit.signed_in_at)`

export const openBrakes = `SELECT count(*) AS count, min(raised_at) AS since FROM brake
  WHERE closed_at IS NULL AND (SELECT count(*) FROM brake_approval WHERE brake_id = brake.id) < 2`

const uncopied = `count(*) AS count, min(wanted_at) AS since FROM vault_copy
  WHERE state IN ('wanted', 'copying', 'freeing') AND (state <> 'freeing' OR problem IS NOT NULL)`
const fullVault = "SELECT 1 FROM vault_copy WHERE state IN ('wanted', 'freeing') AND problem = 'full'"

const ofIncidents = (columns: string, condition: string) => `SELECT incident.id AS incidentId,
    incident.reference AS reference, ${columns}
  FROM hold JOIN incident ON incident.id = hold.incident_id
  WHERE hold.released_at IS NULL AND ${condition} GROUP BY incident.id ORDER BY incident.id`

/** Reads what waits for a person straight from the state it is about; nothing is remembered beside it. */
export function createDashboardStore(db: Database) {
  const waiting = (sql: string, ...parameters: (string | number)[]) => db.prepare(sql).get(...parameters) as Waiting
  const ofIncident = <Row = OfIncident>(sql: string, ...parameters: (string | number)[]) =>
    db.prepare(sql).all(...parameters) as Row[]

  return {
    /** Segments that ended before `beforeAt` and no hold keeps. Reads only the days up to then: few, while sweeps work. */
    overdueFootage: (beforeAt: number) =>
      waiting(overdueFootage, (Math.floor(beforeAt / msOfDay) + 1) * keysOfDay, beforeAt),
    /** Segments whose name and file time differ by more than a day. */
    suspectFootage: () => waiting(suspectFootage),
    /** Visits whose promised date has passed and no hold keeps. */
    overdueVisits: (todayOn: string, now: number) => waiting(overdueVisits, todayOn, now),
    openBrakes: () => waiting(openBrakes),
    suspectClock: () =>
      waiting('SELECT count(*) AS count, min(began_at) AS since FROM clock_doubt WHERE ended_at IS NULL'),
    listSourceProblems: () =>
      db
        .prepare(
          `SELECT name, problem_since_at AS since FROM source
           WHERE problem IS NOT NULL AND retired_at IS NULL ORDER BY problem_since_at, id`,
        )
        .all() as { name: string; since: number | null }[],
    /** Active holds to be reviewed by a date, per incident with the earliest date. */
    listReviews: (untilOn: string) =>
      ofIncident<OfIncident & { reviewOn: string }>(
        ofIncidents('count(*) AS count, NULL AS since, min(hold.review_on) AS reviewOn', 'hold.review_on <= ?'),
        untilOn,
      ),
    /** Releases that somebody other than this staff member asked for. */
    listReleasesAsked: (notBy: number) =>
      ofIncident(
        ofIncidents(
          'count(*) AS count, min(hold.release_asked_at) AS since',
          'hold.release_asked_by <> ? AND hold.released_by IS NULL',
        ),
        notBy,
      ),
    listHeldVanished: () =>
      ofIncident(ofIncidents('sum(hold.vanished_segments) AS count, NULL AS since', 'hold.vanished_segments > 0')),
    /** Held segments without a copy, where the vault's disk has no room for one. */
    vaultFull: () => waiting(`SELECT ${uncopied} AND EXISTS (${fullVault})`),
    /** Held segments that have waited for their copy since then, for another reason. */
    vaultBehind: (sinceAt: number) =>
      waiting(`SELECT ${uncopied} AND wanted_at <= ? AND NOT EXISTS (${fullVault})`, sinceAt),
    openVisitsBefore: (on: string) =>
      waiting(
        `SELECT count(*) AS count, min(signed_in_at) AS since FROM visit INDEXED BY visit_by_end
         WHERE ended_at IS NULL AND signed_in_on < ?`,
        on,
      ),
    onSite: () => waiting('SELECT count(*) AS count, NULL AS since FROM visit WHERE ended_at IS NULL').count,
    consoleResets: (sinceAt: number) =>
      waiting(
        'SELECT count(*) AS count, max(console_reset_at) AS since FROM staff_member WHERE console_reset_at >= ?',
        sinceAt,
      ),
    /** Refusals since then, of the last thousand. */
    refusals: (sinceAt: number) =>
      waiting(
        `SELECT count(*) AS count, min(at) AS since FROM
           (SELECT at FROM audit_entry WHERE action = 'access.refused' ORDER BY n DESC LIMIT 1000)
         WHERE at >= ?`,
        sinceAt,
      ),
    hasSource: () => db.prepare('SELECT 1 FROM source WHERE retired_at IS NULL LIMIT 1').get() !== undefined,
    /** Messages that have been waiting since then because something fails, and those given up since `failedSinceAt`. */
    messagesFailing: (waitingSinceAt: number, failedSinceAt: number) =>
      waiting(
        `SELECT count(*) AS count, min(queued_at) AS since FROM message
         WHERE (settled_at IS NULL AND problem IS NOT NULL AND queued_at <= ?)
           OR (state = 'failed' AND settled_at >= ?)`,
        waitingSinceAt,
        failedSinceAt,
      ),
    /** Whether hosts who have an e-mail address hear nothing, because no way is set up at all. */
    tellsNobody: () =>
      db.prepare("SELECT 1 FROM host WHERE active = 1 AND email <> '' LIMIT 1").get() !== undefined &&
      db
        .prepare(
          `SELECT 1 FROM message_settings
           WHERE smtp_server <> '' OR teams_webhook IS NOT NULL OR slack_webhook IS NOT NULL`,
        )
        .get() === undefined,
    hasHost: () => db.prepare('SELECT 1 FROM host WHERE active = 1 LIMIT 1').get() !== undefined,
    /** The last run until `now`: a clock that ran ahead left some in the time to come. */
    lastRun: (job: string, now: number) =>
      db
        .prepare(
          `SELECT coalesce(finished_at, started_at) AS at, outcome FROM job_run
           WHERE job = ? AND started_at <= ? ORDER BY started_at DESC LIMIT 1`,
        )
        .get(job, now) as { at: number; outcome: string | null } | undefined,
  }
}
