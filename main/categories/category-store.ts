import type { Answer } from '../../shared/contract/index.ts'
import { inLanguage, type Texts } from '../../shared/texts-of.ts'
import type { Database } from '../db/database.ts'

export type Category = Answer<'categories', 'list'>[number]
export type NewCategory = Omit<Category, 'id' | 'name' | 'asksParty'> & { asksParty?: boolean | undefined }

const columns = ({ names, asksCompany, asksHost, asksParty, isDefault, active, position }: NewCategory) => ({
  names: JSON.stringify(names),
  asks_company: asksCompany ? 1 : 0,
  asks_host: asksHost ? 1 : 0,
  asks_party: asksParty ? 1 : 0,
  is_default: isDefault ? 1 : 0,
  active: active ? 1 : 0,
  position,
})

export function createCategoryStore(db: Database) {
  const ordered = db.keep(() => db.build.selectFrom('category').selectAll().orderBy('position').orderBy('id'))
  return {
    list: (): Category[] =>
      ordered.all({}).map((row) => {
        const names = JSON.parse(row.names) as Texts
        return {
          id: row.id,
          name: inLanguage(names, 'en'),
          names,
          asksCompany: row.asks_company === 1,
          asksHost: row.asks_host === 1,
          asksParty: row.asks_party === 1,
          isDefault: row.is_default === 1,
          active: row.active === 1,
          position: row.position,
        }
      }),
    insert: (category: NewCategory): number => db.run(db.build.insertInto('category').values(columns(category))).lastId,
    update({ id, ...category }: NewCategory & { id: number }) {
      db.run(db.build.updateTable('category').set(columns(category)).where('id', '=', id))
    },
    /** Leaves no default: the next one is set in the same transaction. */
    markNoDefault() {
      db.run(db.build.updateTable('category').set({ is_default: 0 }).where('is_default', '=', 1))
    },
  }
}
