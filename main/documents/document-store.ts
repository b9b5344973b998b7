import { sql } from 'kysely'
import type { Language } from '../../shared/languages.ts'
import type { Database } from '../db/database.ts'

/** One version's wording in one language. */
export type DocumentRecord = {
  documentId: number
  version: number
  language: Language
  effectiveOn: string
  title: string
  paragraphs: string[]
  sha256: string
}

export function createDocumentStore(db: Database) {
  const { build } = db
  const wordings = () =>
    build
      .selectFrom('document_version')
      .select(['document_id as documentId', 'version', 'language', 'effective_on as effectiveOn', 'title'])
      .select(['paragraphs', 'sha256'])
  const read = (rows: { paragraphs: string }[]) =>
    rows.map((row) => ({ ...row, paragraphs: JSON.parse(row.paragraphs) as string[] })) as DocumentRecord[]
  /** The version before the blank of an answer's text: shared/document-rules.ts. */
  const accepted = sql<number>`cast(a.text as integer)`

  return {
    list: () => db.all(build.selectFrom('document').select(['id', 'name']).orderBy('name')),
    insert: (name: string, at: number): number =>
      db.run(build.insertInto('document').values({ name, made_at: at })).lastId,
    insertWording: (
      { documentId, version, language, effectiveOn, title, paragraphs, sha256 }: DocumentRecord,
      at: number,
    ) =>
      db.run(
        build.insertInto('document_version').values({
          document_id: documentId,
          version,
          language,
          effective_on: effectiveOn,
          title,
          paragraphs: JSON.stringify(paragraphs),
          sha256,
          made_at: at,
        }),
      ),
    /** Every wording of a document, the newest version first. */
    listOf: (documentId: number): DocumentRecord[] =>
      read(db.all(wordings().where('document_id', '=', documentId).orderBy('version', 'desc').orderBy('language'))),
    /** How many visits accepted each version. */
    countAccepted: (documentId: number): ReadonlyMap<number, number> =>
      new Map(
        db
          .all(
            build
              .selectFrom('visit_answer as a')
              .innerJoin('question as q', 'q.id', 'a.question_id')
              .select([accepted.as('version'), (at) => at.fn.countAll<number>().as('visits')])
              .where('q.document_id', '=', documentId)
              .where('a.text', '<>', '')
              .groupBy('version'),
          )
          .map(({ version, visits }) => [version, visits]),
      ),

    /** What a visit's visitor accepted, and whether a copy is offered of it. */
    listAcceptedBy: (visitId: number) =>
      db
        .all(
          build
            .selectFrom('visit_answer as a')
            .innerJoin('question as q', 'q.id', 'a.question_id')
            .select(['q.document_id as documentId', 'q.offers_copy as offersCopy', 'a.text'])
            .where('a.visit_id', '=', visitId)
            .where('q.document_id', 'is not', null)
            .where('a.text', '<>', '')
            .orderBy('q.position'),
        )
        .map(({ documentId, offersCopy, text }) => ({ documentId: documentId!, offersCopy: offersCopy === 1, text })),
    insertCopy: (visitId: number, email: string, language: Language): number =>
      db.run(build.insertInto('document_copy').values({ visit_id: visitId, email, language })).lastId,
    findCopy: (id: number) =>
      db.find(
        build
          .selectFrom('document_copy as c')
          .innerJoin('visit as v', 'v.id', 'c.visit_id')
          .select(['c.visit_id as visitId', 'c.email', 'c.language', 'v.name', 'v.signed_in_at as signedInAt'])
          .where('c.id', '=', id),
      ),
    removeCopy: (id: number) => void db.run(build.deleteFrom('document_copy').where('id', '=', id)),
  }
}
