import type { Answer } from '../../shared/contract/index.ts'
import type { Database } from '../db/database.ts'

export type NoticeRecord = { version: number; language: string; effectiveOn: string; text: string; sha256: string }

export function createNoticeStore(db: Database) {
  const notices = () =>
    db.build.selectFrom('notice').select(['version', 'language', 'effective_on as effectiveOn', 'text', 'sha256'])
  const newest = db.keep(() =>
    notices().where('version', '=', (inner) =>
      inner.selectFrom('notice').select(({ fn }) => fn.max<number>('version').as('version')),
    ),
  )
  return {
    /** Every language of the newest version; empty before set-up. */
    listNewest: (): NoticeRecord[] => newest.all({}),
    insert({ effectiveOn, ...notice }: NoticeRecord, madeAt: number) {
      db.run(db.build.insertInto('notice').values({ ...notice, effective_on: effectiveOn, made_at: madeAt }))
    },
    /** Every version, newest first, with how many visits on record were shown it. */
    listVersions: (): Answer<'privacy', 'versions'> =>
      db.all(
        db.build
          .selectFrom('notice')
          .select(['version', 'language', 'effective_on as effectiveOn', 'sha256'])
          .select((row) =>
            row
              .selectFrom('visit')
              .whereRef('notice_version', '=', 'notice.version')
              .whereRef('notice_language', '=', 'notice.language')
              .select(({ fn }) => fn.countAll<number>().as('count'))
              .$asScalar()
              .$notNull()
              .as('visits'),
          )
          .orderBy('version', 'desc')
          .orderBy('language'),
      ),
  }
}
