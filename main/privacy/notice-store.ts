import type { Answer } from '../../shared/contract/index.ts'
import type { OwnWording } from '../../shared/contract/privacy.ts'
import type { Database } from '../db/database.ts'

export type NoticeShown = { version: number; language: string; sha256: string }
export type NoticeRecord = { version: number; language: string; effectiveOn: string; text: string; sha256: string }

export function createNoticeStore(db: Database) {
  const notices = () =>
    db.build.selectFrom('notice').select(['version', 'language', 'effective_on as effectiveOn', 'text', 'sha256'])
  const newest = db.keep(() =>
    notices().where('version', '=', (inner) =>
      inner.selectFrom('notice').select(({ fn }) => fn.max<number>('version').as('version')),
    ),
  )
  const inForce = db.keep<{ todayOn: string }, NoticeRecord>((value) =>
    notices().where('version', '=', (inner) =>
      inner
        .selectFrom('notice')
        .where(({ or, eb }) => or([eb('effective_on', '<=', value('todayOn')), eb('version', '=', 1)]))
        .select(({ fn }) => fn.max<number>('version').as('version')),
    ),
  )
  const shown = db.keep<NoticeShown & { todayOn: string }, { version: number }>((value) =>
    db.build
      .selectFrom('notice')
      .select('version')
      .where('version', '=', (inner) =>
        inner
          .selectFrom('notice')
          .where(({ or, eb }) => or([eb('effective_on', '<=', value('todayOn')), eb('version', '=', 1)]))
          .select(({ fn }) => fn.max<number>('version').as('version')),
      )
      .where('version', '=', value('version'))
      .where('language', '=', value('language'))
      .where('sha256', '=', value('sha256')),
  )
  return {
    isInForce: (notice: NoticeShown, todayOn: string): boolean => shown.find({ ...notice, todayOn }) !== undefined,
    /** Every language of the newest version, whenever it takes effect; empty before set-up. */
    listNewest: (): NoticeRecord[] => newest.all({}),
    /** Every language of the version that counts on a day: the newest that has taken effect. The first always has. */
    listInForce: (todayOn: string): NoticeRecord[] => inForce.all({ todayOn }),
    listOf: (version: number): NoticeRecord[] => db.all(notices().where('version', '=', version)),
    insert({ effectiveOn, ...notice }: NoticeRecord, madeAt: number) {
      db.run(db.build.insertInto('notice').values({ ...notice, effective_on: effectiveOn, made_at: madeAt }))
    },
    insertWording(version: number, own: OwnWording) {
      db.run(db.build.insertInto('notice_wording').values({ version, own: JSON.stringify(own) }))
    },
    wordingOf(version: number): OwnWording {
      const row = db.find(db.build.selectFrom('notice_wording').select('own').where('version', '=', version))
      return row ? JSON.parse(row.own) : {}
    },
    /** Every version, newest first, with how many visits on record were shown it: one pass over them. */
    listVersions: (): Answer<'privacy', 'versions'> =>
      db.all(
        db.build
          .with('shown', (inner) =>
            inner
              .selectFrom('visit')
              .select(['notice_version', 'notice_language', ({ fn }) => fn.countAll<number>().as('visits')])
              .groupBy(['notice_version', 'notice_language']),
          )
          .selectFrom('notice')
          .leftJoin('shown', (on) =>
            on.onRef('notice_version', '=', 'notice.version').onRef('notice_language', '=', 'notice.language'),
          )
          .select(['version', 'language', 'effective_on as effectiveOn', 'sha256'])
          .select(({ fn, val }) => fn.coalesce('shown.visits', val(0)).as('visits'))
          .orderBy('version', 'desc')
          .orderBy('language'),
      ),
  }
}
