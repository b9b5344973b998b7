import { sql } from 'kysely'
import type { Answer } from '../../shared/contract/index.ts'
import type { Language } from '../../shared/languages.ts'
import { fold } from '../../shared/fold.ts'
import type { Database } from '../db/database.ts'

export type Host = Answer<'hosts', 'list'>[number]
/** How a host is reached, with what no screen is told. */
export type HostContact = Omit<Host, 'teamsSet' | 'slackSet'> & {
  teamsWebhook: string | null
  slackWebhook: string | null
}
export type HostFields = Omit<HostContact, 'id'>

const columns = (host: HostFields) => ({
  name: host.name,
  search_name: fold(host.name),
  department: host.department,
  zone: host.zone,
  email: host.email,
  language: host.language,
  tell_by_email: host.tellByEmail ? 1 : 0,
  teams_webhook: host.teamsWebhook,
  slack_webhook: host.slackWebhook,
  delegate_id: host.delegateId,
  away_until_on: host.awayUntilOn,
  active: host.active ? 1 : 0,
})

export function createHostStore(db: Database) {
  const hosts = () =>
    db.build
      .selectFrom('host')
      .select([
        'id',
        'name',
        'department',
        'zone',
        'email',
        sql<Language | null>`language`.as('language'),
        'tell_by_email as tellByEmail',
        'teams_webhook as teamsWebhook',
        'slack_webhook as slackWebhook',
        'delegate_id as delegateId',
        'away_until_on as awayUntilOn',
        'active',
      ])
  type Row = Omit<HostContact, 'active' | 'tellByEmail'> & { active: number; tellByEmail: number }
  const toContact = (row: Row): HostContact => ({
    ...row,
    active: row.active === 1,
    tellByEmail: row.tellByEmail === 1,
  })
  const one = db.keep<{ id: number }, Row>((value) => hosts().where('id', '=', value('id')))
  return {
    insert: (fields: HostFields): number => db.run(db.build.insertInto('host').values(columns(fields))).lastId,
    update(id: number, fields: HostFields) {
      db.run(db.build.updateTable('host').set(columns(fields)).where('id', '=', id))
    },
    find(id: number): HostContact | undefined {
      const row = one.find({ id })
      return row && toContact(row)
    },
    list: (): HostContact[] => db.all(hosts().orderBy('search_name').orderBy('id')).map(toContact),
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
