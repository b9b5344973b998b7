import type { incidentKinds } from '../../shared/contract/incidents.ts'
import type { Database } from '../db/database.ts'

type IncidentKind = (typeof incidentKinds)[number]
type NewIncident = {
  reference: string
  kind: IncidentKind
  title: string
  happenedAt: number
  place: string
  description: string
  reportedBy: string
  openedBy: number
  openedAt: number
}

const line = <Row extends { asked: number; agreed: number }>({ asked, agreed, ...row }: Row) => ({
  ...row,
  releaseAsked: asked > agreed,
})

export function createIncidentStore(db: Database) {
  const { build } = db
  /** Incidents with what their active holds say together. */
  const lines = () =>
    build
      .selectFrom('incident')
      .innerJoin('staff_member', 'staff_member.id', 'incident.opened_by')
      .leftJoin('hold', (join) => join.onRef('hold.incident_id', '=', 'incident.id').on('hold.released_at', 'is', null))
      .select((is) => [
        'incident.id',
        'incident.reference',
        is.ref('incident.kind').$castTo<IncidentKind>().as('kind'),
        'incident.title',
        'incident.happened_at as happenedAt',
        'incident.place',
        'staff_member.name as openedBy',
        'incident.opened_at as openedAt',
        'incident.closed_at as closedAt',
        is.fn.count<number>('hold.id').as('holds'),
        is.fn.min<string | null>('hold.review_on').as('reviewOn'),
        is.fn.count<number>('hold.release_asked_by').as('asked'),
        is.fn.count<number>('hold.released_by').as('agreed'),
        is.fn.min<number | null>('hold.releases_at').as('releasesAt'),
      ])
      .groupBy('incident.id')
  return {
    listNewest: () => db.all(lines().orderBy('incident.id', 'desc')).map(line),
    find(id: number) {
      const row = db.find(
        lines().select(['incident.description', 'incident.reported_by as reportedBy']).where('incident.id', '=', id),
      )
      return row && line(row)
    },
    /** Incidents whose reference begins so; read by the reference's own index. */
    countReferences(prefix: string): number {
      return db.get(
        build
          .selectFrom('incident')
          .select((is) => is.fn.countAll<number>().as('count'))
          .where('reference', '>=', prefix)
          .where('reference', '<', `${prefix}:`),
      ).count
    },
    insert(incident: NewIncident): number {
      return db.run(
        build.insertInto('incident').values({
          reference: incident.reference,
          kind: incident.kind,
          title: incident.title,
          happened_at: incident.happenedAt,
          place: incident.place,
          description: incident.description,
          reported_by: incident.reportedBy,
          opened_by: incident.openedBy,
          opened_at: incident.openedAt,
        }),
      ).lastId
    },
    markClosed(id: number, at: number) {
      db.run(build.updateTable('incident').set({ closed_at: at }).where('id', '=', id))
    },
  }
}
