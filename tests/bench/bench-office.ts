import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createArrivals } from '../../main/arrivals/arrivals.ts'
import { createAudit } from '../../main/audit/audit.ts'
import type { Caller } from '../../main/caller.ts'
import { createCategories } from '../../main/categories/categories.ts'
import { createClockGuard } from '../../main/clock/clock.ts'
import { openDatabase } from '../../main/db/open.ts'
import { createEvents } from '../../main/events.ts'
import { createDocuments } from '../../main/documents/documents.ts'
import { createExports } from '../../main/exports/exports.ts'
import { createDigestStore } from '../../main/footage/digest-store.ts'
import { createFootage } from '../../main/footage/footage.ts'
import { createHourStore } from '../../main/footage/hour-store.ts'
import { createSegmentRegister } from '../../main/footage/segment-register.ts'
import { createSegmentStore } from '../../main/footage/segment-store.ts'
import { createSourceStore } from '../../main/footage/source-store.ts'
import { createVaultRegister } from '../../main/footage/vault-register.ts'
import { createVaultStore } from '../../main/footage/vault-store.ts'
import { createHosts } from '../../main/hosts/hosts.ts'
import { createHoldRegister } from '../../main/incidents/hold-register.ts'
import { createLog } from '../../main/log.ts'
import { createMessages } from '../../main/messages/messages.ts'
import { createOffice } from '../../main/office/office.ts'
import { createPrivacy } from '../../main/privacy/privacy.ts'
import { createQuestions } from '../../main/questions/questions.ts'
import { createTokens } from '../../main/tokens/tokens.ts'
import { createVisits } from '../../main/visits/visits.ts'
import type { World } from '../../main/world.ts'

export const day = 86_400_000
export const firstDay = Date.UTC(2026, 9, 1)
/** 31 days and some seconds after the first day's last file was closed: that day is due and nothing else. */
export const sweepDay = firstDay + 32 * day + 5000

const settings = {
  organisation: 'The Bench',
  address: '',
  contactEmail: 'bench@example.org',
  website: '',
  regulatorName: 'ICO',
  regulatorContact: '',
  regulatorAddress: '',
  timeZone: 'UTC',
  footageRetentionDays: 31,
  visitRetentionDays: 180,
  openVisitsExpireAt: '03:00',
  sweepAt: '02:30',
  holdCoolingOffHours: 72,
  footageDigests: false,
}

/** The same for every run: a dataset may be kept from one to the next. */
const key = Buffer.alloc(32, 7)

/** An office on a real encrypted register, new or a copy of one of this run's, at another time of day than the machine's. */
export function openOffice(folder: string, { copyOf, at = sweepDay }: { copyOf?: string; at?: number } = {}) {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'foyer.db')
  if (copyOf) copyFileSync(copyOf, file)
  const db = openDatabase({ file, key, expect: existsSync(file) ? 'existing' : 'create' })
  const begun = performance.now()
  const world: World = {
    clock: { now: () => Math.floor(at + performance.now() - begun), monotonic: () => performance.now() },
    db,
    log: createLog('silent'),
    events: createEvents(),
    dataFolder: folder,
    reducedProtection: false,
    writeRecoverySlot: () => {},
    say: () => {},
    version: '0.0.0-bench',
  }
  const audit = createAudit(world)
  const office = createOffice(world)
  if (!office.find()) db.transaction(() => office.create(settings))
  const holds = createHoldRegister(world)
  const clock = createClockGuard(world, { audit })
  const footage = createFootage(world, { audit, office, holds, clock, exports: createExports(world) })
  const segments = createSegmentStore(db)
  const sources = createSourceStore(db)
  const categories = createCategories(world, { audit })
  const hosts = createHosts(world, { audit })
  const privacy = createPrivacy(world, { audit, office })
  const tokens = createTokens(world, { audit })
  const messages = createMessages(world, { audit, office })
  const documents = createDocuments(world, { audit, office, messages, visits: { standing: () => undefined } })
  const questions = createQuestions(world, { audit, categories, office, documents })
  const visits = createVisits(world, {
    audit,
    office,
    holds,
    exports: createExports(world),
    hosts,
    categories,
    questions,
    documents,
    privacy,
    arrivals: createArrivals(world, { audit, office, hosts, messages, tokens }),
  })
  return {
    file,
    world,
    office,
    footage,
    visits,
    hosts,
    categories,
    privacy,
    segments,
    sources,
    register: createSegmentRegister({
      segments,
      hours: createHourStore(db),
      sources,
      holds,
      vault: createVaultRegister({ store: createVaultStore(db), segments, holds }),
      digests: createDigestStore(db),
    }),
    async close(): Promise<void> {
      await footage.close()
      db.close()
    },
  }
}
export type BenchOffice = ReturnType<typeof openOffice>

/** Somebody of every right, with a purpose stated. */
export function benchPerson({ world: { db } }: BenchOffice): Caller {
  const row = { name: 'Bench', sign_in_name: 'bench', secret_kind: 'pin', secret_hash: '', must_change_secret: 0 }
  const { lastId } = db.run(db.build.insertInto('staff_member').values({ ...row, created_at: 0 }))
  return {
    kind: 'staff',
    staff: { id: lastId, name: 'Bench', roles: ['manager', 'lead'], sessionId: 1, mustChangeSecret: false },
    device: null,
    purpose: () => ({ id: 1, code: 'other', expiresAt: Infinity }),
    setCookie: () => {},
  }
}
