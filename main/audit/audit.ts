import type { Answer } from '../../shared/contract/index.ts'
import type { PurposeTask } from '../../shared/contract/staff.ts'
import type { Caller } from '../caller.ts'
import type { World } from '../world.ts'
import { createAuditStore, type AuditFilter } from './audit-store.ts'
import { canonicalJson } from './canonical-json.ts'

export type AuditDetail = Record<string, string | number | boolean | null | number[]>
export type AuditAct = {
  subject?: string
  subjectId?: number
  /** Ids, counts, codes and dates only: the trail outlives every record it speaks of. */
  detail?: AuditDetail
  /** The task whose stated purpose this act rests on. */
  task?: PurposeTask
}
export type Audit = ReturnType<typeof createAudit>

const pageSize = 100

export function createAudit(world: Pick<World, 'db' | 'clock'>) {
  const store = createAuditStore(world.db)
  return {
    /**
     * Appends what `caller` did (`noun.past_tense`) and returns the entry's number. Only inside the act's own
     * transaction: no act without its entry, no entry without its act.
     */
    record(caller: Caller, action: string, { subject, subjectId, detail = {}, task }: AuditAct = {}): number {
      if (!world.db.inTransaction()) throw new Error(`${action} is recorded outside a transaction`)
      const n = store.lastNumber() + 1
      const at = world.clock.now()
      const purpose = task ? caller.purpose(task) : null
      const entry = canonicalJson({
        n,
        at,
        actorKind: caller.kind,
        actorId: caller.staff?.id ?? null,
        deviceId: caller.device?.id ?? null,
        action,
        subject: subject ?? null,
        subjectId: subjectId ?? null,
        purposeId: purpose?.id ?? null,
        purposeCode: purpose?.code ?? null,
        detail,
        // Said only where it is so: the entries' order tells when that was, which the clock then cannot.
        ...(store.isClockInDoubt() ? { timeInDoubt: true } : {}),
      })
      store.insert({ n, at, actorKind: caller.kind, actorId: caller.staff?.id ?? null, action, entry })
      return n
    },

    list(_caller: Caller, { page, ...filter }: AuditFilter & { page: number }): Answer<'audit', 'list'> {
      const entries = store.listNewest(filter, pageSize, (page - 1) * pageSize).map((line) => JSON.parse(line))
      const names = store.staffNames([...new Set(entries.map((entry) => entry.actorId).filter((id) => id !== null))])
      return {
        entries: entries.map(({ purposeId: _purposeId, ...entry }) => ({
          ...entry,
          timeInDoubt: entry.timeInDoubt === true,
          actorName: entry.actorKind === 'staff' ? (names.get(entry.actorId) ?? null) : null,
        })),
        total: store.count(filter),
        pageSize,
      }
    },

    /** What is wrong with the trail: numbers that miss, entries that do not say what their columns say. */
    faults(): string[] {
      const faults: string[] = []
      let expected = 1
      for (const { n, entry } of store.each()) {
        if (n !== expected) faults.push(`audit entry ${expected} is missing`)
        const read = JSON.parse(entry) as { n: number }
        if (read.n !== n || canonicalJson(read) !== entry) faults.push(`audit entry ${n} is not as it was written`)
        expected = n + 1
      }
      return faults
    },
  }
}
