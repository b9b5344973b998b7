import { createAudit } from '../../main/audit/audit.ts'
import type { Caller } from '../../main/caller.ts'
import { createExports } from '../../main/exports/exports.ts'
import { createHoldRegister } from '../../main/incidents/hold-register.ts'
import type { Patience } from '../../main/messages/smtp.ts'
import { createOffice } from '../../main/office/office.ts'
import { createVisitorNouns } from '../../main/visitor-nouns.ts'
import type { Settings } from '../../shared/contract/office.ts'
import { people } from './people.ts'
import { testWorld } from './test-world.ts'

/** The first customer's office, as set-up makes it. */
export const officeSettings: Settings = {
  organisation: 'International Connections Group Limited',
  address: '8 Avroe Crescent, Blackpool, Lancashire FY4 2DP',
  contactEmail: 'GDPR@internationalconnectionsgroup.co.uk',
  website: 'https://internationalconnectionsgroup.co.uk',
  regulatorName: 'ICO (becoming the Information Commission)',
  regulatorContact: '0303 123 1113, ico.org.uk',
  regulatorAddress: 'Wycliffe House, Water Lane, Wilmslow SK9 5AF',
  timeZone: 'Europe/London',
  footageRetentionDays: 31,
  visitRetentionDays: 180,
  openVisitsExpireAt: '03:00',
  sweepAt: '02:00',
  holdCoolingOffHours: 72,
  footageDigests: false,
}

/** Milliseconds: a test waits for a server that never answers, but not long. */
const patienceOfTests: Patience = { connect: 2_000, greeting: 2_000, silence: 2_000, whole: 10_000 }

/** Everything of the visitor half on a real register: an office that is set up, its people and its nouns. */
export function visitorDesk(at?: number, patience: Partial<Patience> = {}) {
  const world = testWorld(at)
  const audit = createAudit(world)
  const office = createOffice(world)
  const holds = createHoldRegister(world)
  const exports = createExports(world)
  const nouns = createVisitorNouns(world, { audit, office, holds, exports }, { ...patienceOfTests, ...patience })
  const { categories, questions, privacy, visits } = nouns
  world.db.transaction(() => {
    office.create(officeSettings)
    questions.createStarters(categories.createDefaults())
    privacy.publish()
  })
  const staff = people(world)

  function category(name: string): number {
    return categories.list(staff.helen).find((there) => there.name === name)!.id
  }

  /** Signs somebody in as the kiosk does, by the notice in force. */
  function signIn(
    name: string,
    more: Partial<Parameters<typeof visits.signIn>[1]> = {},
    caller: Caller = staff.visitor,
  ) {
    const { version, language, sha256 } = privacy.notice(caller, { language: 'en' })
    return visits.signIn(caller, {
      name,
      company: '',
      hostText: 'Reception',
      categoryId: category('Visitor'),
      noticeVersion: version,
      noticeLanguage: language,
      noticeSha256: sha256,
      ...more,
    })
  }

  /** An incident of Sam's with one hold over every time from `fromAt` to `toAt`; returns the hold's id. */
  function hold(fromAt: number, toAt: number, reference = 'INC-2026-014'): number {
    const by = staff.sam.staff!.id
    const at = world.clock.now()
    const incident = world.db.run(
      world.db.build.insertInto('incident').values({
        reference,
        kind: 'theft',
        title: 'Laptop missing',
        happened_at: fromAt,
        place: 'Reception',
        description: '',
        reported_by: '',
        opened_by: by,
        opened_at: at,
      }),
    )
    return world.db.run(
      world.db.build.insertInto('hold').values({
        incident_id: incident.lastId,
        from_at: fromAt,
        to_at: toAt,
        reason: 'a laptop is missing from reception',
        review_on: '2026-12-24',
        placed_by: by,
        placed_at: at,
      }),
    ).lastId
  }

  function release(holdId: number) {
    world.db.run(
      world.db.build
        .updateTable('hold')
        .set({
          release_asked_by: staff.sam.staff!.id,
          release_asked_at: world.clock.now(),
          release_reason: 'the laptop was found again',
          released_by: staff.helen.staff!.id,
          approved_at: world.clock.now() - 1,
          releases_at: world.clock.now(),
          released_at: world.clock.now(),
        })
        .where('id', '=', holdId),
    )
  }

  /** Audit entries, newest first, of one action or of all. */
  const entries = (action?: string) => audit.list(staff.priya, { page: 1, ...(action ? { action } : {}) }).entries

  /** Moves the clock to an instant written as ISO 8601. */
  const goTo = (iso: string) => world.clock.set(Date.parse(iso))

  return { ...staff, ...nouns, world, audit, office, holds, exports, category, signIn, hold, release, entries, goTo }
}

/** The whole text of a file that a ticket fetches. */
export function fetchFile(exports: ReturnType<typeof createExports>, url: string, caller: Caller) {
  const download = exports.take(url.replace('/download/', ''), caller)!
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const parts = [...download.parts()]
  return {
    fileName: download.fileName,
    parts: parts.length,
    text: parts.map((part) => (typeof part === 'string' ? part : decoder.decode(part))).join(''),
  }
}
