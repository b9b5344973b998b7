import { type Role, roles as everyRole } from '../../shared/contract/words.ts'
import type { Database } from '../db/database.ts'
import type { SecretKind } from './secret-rules.ts'

export type StaffMember = {
  id: number
  name: string
  signInName: string
  /** In the order of the contract. */
  roles: Role[]
  secretKind: SecretKind
  secretHash: string
  mustChangeSecret: boolean
  disabledAt: number | null
  lastSignInAt: number | null
}
export type NewStaffMember = Pick<StaffMember, 'name' | 'signInName' | 'secretKind' | 'secretHash' | 'mustChangeSecret'>
export type NewSecret = Pick<StaffMember, 'secretKind' | 'secretHash' | 'mustChangeSecret'>
export type StaffStore = ReturnType<typeof createStaffStore>

const secretColumns = (secret: NewSecret) => ({
  secret_kind: secret.secretKind,
  secret_hash: secret.secretHash,
  must_change_secret: secret.mustChangeSecret ? 1 : 0,
})

export function createStaffStore(db: Database) {
  const rows = () => db.build.selectFrom('staff_member').selectAll()
  type Row = { id: number; name: string; sign_in_name: string; secret_kind: string; secret_hash: string } & {
    must_change_secret: number
    disabled_at: number | null
    last_sign_in_at: number | null
  }
  const rolesOf = (id: number): Role[] => {
    const held = db
      .all(db.build.selectFrom('staff_role').select('role').where('staff_id', '=', id))
      .map((row) => row.role)
    return everyRole.filter((role) => held.includes(role))
  }
  const read = (row: Row): StaffMember => ({
    id: row.id,
    name: row.name,
    signInName: row.sign_in_name,
    roles: rolesOf(row.id),
    secretKind: row.secret_kind as SecretKind,
    secretHash: row.secret_hash,
    mustChangeSecret: row.must_change_secret === 1,
    disabledAt: row.disabled_at,
    lastSignInAt: row.last_sign_in_at,
  })
  const set = (id: number, values: Partial<Row> & { console_reset_at?: number }) =>
    db.run(db.build.updateTable('staff_member').set(values).where('id', '=', id))

  return {
    find(id: number): StaffMember | undefined {
      const row = db.find(rows().where('id', '=', id))
      return row && read(row)
    },
    /** By folded sign-in name. */
    findByName(signInName: string): StaffMember | undefined {
      const row = db.find(rows().where('sign_in_name', '=', signInName))
      return row && read(row)
    },
    list: (): StaffMember[] => db.all(rows().orderBy('name').orderBy('id')).map(read),
    /** Administrators who may sign in, one person left out. */
    countAdministratorsBut: (id: number): number =>
      db.get(
        db.build
          .selectFrom('staff_role')
          .innerJoin('staff_member', 'staff_member.id', 'staff_role.staff_id')
          .select((expression) => expression.fn.countAll<number>().as('count'))
          .where('role', '=', 'administrator')
          .where('disabled_at', 'is', null)
          .where('staff_member.id', '<>', id),
      ).count,
    insert(member: NewStaffMember, createdAt: number): number {
      const { name, signInName, ...secret } = member
      const values = { name, sign_in_name: signInName, created_at: createdAt, ...secretColumns(secret) }
      return db.run(db.build.insertInto('staff_member').values(values)).lastId
    },
    setRoles(id: number, roles: readonly Role[]) {
      db.run(db.build.deleteFrom('staff_role').where('staff_id', '=', id))
      for (const role of new Set(roles)) db.run(db.build.insertInto('staff_role').values({ staff_id: id, role }))
    },
    setName: (id: number, name: string) => set(id, { name }),
    setSecret: (id: number, secret: NewSecret) => set(id, secretColumns(secret)),
    markConsoleReset: (id: number, at: number) => set(id, { console_reset_at: at }),
    markSignedIn: (id: number, at: number) => set(id, { last_sign_in_at: at }),
    markDisabled: (id: number, at: number | null) => set(id, { disabled_at: at }),
  }
}
