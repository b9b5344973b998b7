import type { OfficeLanguages } from '../../shared/contract/languages.ts'
import { languages } from '../../shared/languages.ts'
import type { Database } from '../db/database.ts'

const asDelivered: OfficeLanguages = { own: 'en', offered: [...languages] }

export function createLanguageStore(db: Database) {
  const one = db.keep(() => db.build.selectFrom('office_language').select(['own', 'offered']))
  return {
    get(): OfficeLanguages {
      const row = one.find({})
      return row ? { own: row.own as OfficeLanguages['own'], offered: JSON.parse(row.offered) } : asDelivered
    },
    save({ own, offered }: OfficeLanguages) {
      const row = { own, offered: JSON.stringify(offered) }
      db.run(
        db.build
          .insertInto('office_language')
          .values({ id: 1, ...row })
          .onConflict((there) => there.column('id').doUpdateSet(row)),
      )
    },
  }
}
