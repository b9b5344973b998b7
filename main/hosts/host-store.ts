import { sql } from 'kysely'
import type { Answer } from '../../shared/contract/index.ts'
import { fold } from '../../shared/fold.ts'
import type { Database } from '../db/database.ts'

export type Host = Answer<'hosts', 'list'>[number]
type HostFields = Pick<Host, 'name' | 'department' | 'email'>

const columns = ({ name, department, email }: HostFields) => ({ name, search_name: fold(name), department, email })
const toHost = (row: Omit<Host, 'active'> & { active: number }): Host => ({ ...row, active: row.active === 1 })

export function createHostStore(db: Database) {
  const hosts = () => db.build.selectFrom('host').select(['id', 'name', 'department', 'email', 'active'])
  return {
    insert: (fields: HostFields): number =>
      db.run(db.build.insertInto('host').values({ ...columns(fields), active: 1 })).lastId,
    update({ id, active, ...fields }: Host) {
      db.run(
        db.build
          .updateTable('host')
          .set({ ...columns(fields), active: active ? 1 : 0 })
          .where('id', '=', id),
      )
    },
    find(id: number): Host | undefined {
      const row = db.find(hosts().where('id', '=', id))
      return row && toHost(row)
    },
    list: (): Host[] => db.all(hosts().orderBy('search_name').orderBy('id')).map(toHost),
    /** Active hosts of whom some word begins with the folded text; whose name begins with it come first. */
    listMatching(text: string, limit: number): { id: number; name: string; department: string }[] {
      const start = `${text.replace(/[\\%_]/g, (special) => `\\${special}`)}%`
      const startsName = sql<number>`search_name LIKE ${start} ESCAPE '\\'`
      const startsWord = sql<boolean>`(search_name LIKE ${start} ESCAPE '\\' OR search_name LIKE ${`% ${start}`} ESCAPE '\\')`
      return db.all(
        db.build
          .selectFrom('host')
          .select(['id', 'name', 'department'])
          .where('active', '=', 1)
          .where(startsWord)
          .orderBy(startsName, 'desc')
          .orderBy('search_name')
          .orderBy('id')
          .limit(limit),
      )
    },
  }
}
