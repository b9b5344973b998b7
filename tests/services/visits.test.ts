import { describe, expect, test } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { contract } from '../../shared/contract/index.ts'
import { initials } from '../../shared/fold.ts'
import { visitorDesk } from '../support/visitor-desk.ts'

const names = [
  "O'Brien",
  'Anne-Marie',
  'Nguyễn',
  '李雷',
  'أحمد',
  'A'.repeat(99) + 'ż',
  '=HYPERLINK("http://x","y")',
  '<script>alert(1)</script>',
]

/** What an act is refused with. */
function refusal(act: () => unknown): AppError {
  try {
    act()
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('it was not refused')
}

describe('signing in', () => {
  test('keeps what was typed and promises a date, and the screens hear of it', () => {
    const { world, visits, signIn, visitor, lobby, entries, rita } = visitorDesk()
    const heard: string[] = []
    world.events.listen((topic) => heard.push(topic))
    const made = signIn('Amara Okonkwo', { company: 'Harbour & Lane Surveyors' })
    expect(made).toMatchObject({ removedOn: '2027-05-23', host: 'Reception', signedInAt: world.clock.now() })
    expect(made.signOutCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{6}$/)
    expect(heard).toEqual(['visits'])
    expect(visits.onSite(rita)).toMatchObject({
      expireAt: '03:00',
      visits: [
        {
          id: made.visitId,
          masked: false,
          name: 'Amara Okonkwo',
          company: 'Harbour & Lane Surveyors',
          host: 'Reception',
          category: 'Visitor',
          state: 'on-site',
          signedInOn: '2026-11-24',
          removedOn: '2027-05-23',
          signOutCode: made.signOutCode,
          heldBy: null,
        },
      ],
    })
    const entry = entries('visit.signed_in')[0]!
    expect(entry).toMatchObject({ actorKind: 'visitor', deviceId: lobby.id, subject: 'visit', subjectId: made.visitId })
    expect(JSON.stringify(entry)).not.toMatch(/Amara|Harbour|Reception/)
    expect(visitor.staff).toBeNull()
  })

  test.each(names)('stores and shows %j exactly, and masks it', async (name) => {
    const { visits, signIn, rita, priya } = visitorDesk()
    const input = contract.visits.signIn['~orpc'].inputSchema!
    const parsed = await input['~standard'].validate({
      name: `  ${name} `,
      categoryId: 1,
      noticeVersion: 1,
      noticeLanguage: 'en',
      noticeSha256: 'x'.repeat(64),
    })
    expect(parsed).toMatchObject({ value: { name: name.normalize('NFC') } })
    signIn(name, { company: name })
    expect(visits.onSite(rita).visits[0]).toMatchObject({ name, company: name, masked: false })
    const masked = visits.onSite(priya).visits[0]!
    expect(masked).toMatchObject({ name: initials(name), masked: true, company: name, signOutCode: '' })
  })

  test('is refused under a notice that is no longer in force, so that the kiosk shows the new one', () => {
    const { world, office, settings, privacy, signIn, helen, visitor } = visitorDesk()
    const old = privacy.notice(visitor, { language: 'en' })
    const { uuid: _uuid, setUpAt: _setUpAt, ...before } = office.current()
    settings.update(helen, { ...before, visitRetentionDays: 30 })
    const shown = { noticeVersion: old.version, noticeLanguage: 'en', noticeSha256: old.sha256 }
    expect(refusal(() => signIn('Amara Okonkwo', shown))).toMatchObject({ code: 'conflict', key: 'notice-changed' })
    expect(refusal(() => signIn('Amara Okonkwo', { noticeSha256: old.sha256 })).key).toBe('notice-changed')
    expect(refusal(() => signIn('Amara Okonkwo', { noticeLanguage: 'cy' })).key).toBe('notice-changed')
    expect(signIn('Amara Okonkwo').removedOn).toBe('2026-12-24')
    const row = world.db.prepare('SELECT notice_version, notice_language, notice_sha256 FROM visit').get()
    expect(row).toEqual({
      notice_version: 2,
      notice_language: 'en',
      notice_sha256: privacy.notice(visitor, { language: 'en' }).sha256,
    })
  })

  test('asks what the category asks, and keeps nothing that it does not ask', () => {
    const { world, visits, hosts, categories, signIn, category, helen, rita } = visitorDesk()
    const { id: hostId } = hosts.add(helen, { name: 'Maria Santos', department: '', email: '' })
    expect(signIn('A B', { hostId, hostText: 'somebody else' }).host).toBe('Maria Santos')
    expect(refusal(() => signIn('A B', { hostText: '' })).fields).toEqual({ hostText: 'host-needed' })
    expect(refusal(() => signIn('A B', { hostId: 99 })).fields).toEqual({ hostId: 'host-gone' })
    void hosts.update(helen, { hostId, name: 'Maria Santos', department: '', email: '', active: false })
    expect(refusal(() => signIn('A B', { hostId })).key).toBe('host-gone')

    const courier = category('Courier')
    expect(signIn('C D', { categoryId: courier, company: 'Parcel Post', hostText: 'x' }).host).toBe('')
    expect(signIn('E F', { categoryId: category('Interview'), company: 'not asked' }).host).toBe('Reception')
    expect(visits.onSite(rita).visits.map(({ name, company, host }) => [name, company, host])).toEqual([
      ['E F', '', 'Reception'],
      ['C D', 'Parcel Post', ''],
      ['A B', '', 'Maria Santos'],
    ])
    void categories.update(helen, {
      categoryId: courier,
      names: { en: 'Courier' },
      asksCompany: true,
      asksHost: false,
      isDefault: false,
      active: false,
      position: 3,
    })
    expect(refusal(() => signIn('G H', { categoryId: courier })).key).toBe('category-gone')
    expect(refusal(() => signIn('G H', { categoryId: 99 })).key).toBe('category-gone')
    expect(world.db.prepare('SELECT count(*) FROM visit').pluck().get()).toBe(3)
  })

  test('counts the day by the office’s calendar', () => {
    const { signIn, goTo } = visitorDesk()
    goTo('2026-07-01T22:59:59Z')
    expect(signIn('A B').removedOn).toBe('2026-12-28')
    goTo('2026-07-01T23:00:00Z')
    expect(signIn('A B').removedOn).toBe('2026-12-29')
  })
})

describe('signing out', () => {
  test('by code in any writing, once', () => {
    const { world, visits, signIn, visitor, rita, entries } = visitorDesk()
    const { signOutCode, visitId } = signIn('Amara Okonkwo')
    world.clock.pass(60_000)
    const typed = signOutCode.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')
    expect(visits.signOutByCode(visitor, { code: ` ${typed.slice(0, 3)}-${typed.slice(3)} ` })).toEqual({})
    expect(visits.onSite(rita).visits).toEqual([])
    expect(world.db.prepare('SELECT ended_as, ended_at, sign_out_code FROM visit').get()).toEqual({
      ended_as: 'left',
      ended_at: world.clock.now(),
      sign_out_code: null,
    })
    expect(entries('visit.signed_out')[0]).toMatchObject({ subjectId: visitId, actorKind: 'visitor' })
  })

  test('by full name and company, folded but whole', () => {
    const { visits, signIn, visitor, rita } = visitorDesk()
    signIn('Nguyễn Văn An', { company: 'Lancashire Lifts Ltd' })
    for (const wrong of [
      { name: 'Nguyễn Văn', company: 'Lancashire Lifts Ltd' },
      { name: 'Nguyễn Văn An', company: '' },
      { name: 'Nguyễn Văn An', company: 'Lancashire' },
      { name: '%', company: '%' },
    ]) {
      expect(visits.signOutByName(visitor, wrong)).toEqual({})
      expect(visits.onSite(rita).visits).toHaveLength(1)
    }
    expect(visits.signOutByName(visitor, { name: 'nguyen  van an', company: 'LANCASHIRE LIFTS LTD.' })).toEqual({})
    expect(visits.onSite(rita).visits).toEqual([])
  })

  test('of two who match, the older one ends first', () => {
    const { world, visits, signIn, visitor, rita } = visitorDesk()
    signIn('John Smith')
    world.clock.pass(60_000)
    const second = signIn('john smith')
    visits.signOutByName(visitor, { name: 'John Smith', company: '' })
    expect(visits.onSite(rita).visits.map(({ id }) => id)).toEqual([second.visitId])
    visits.signOutByName(visitor, { name: 'John Smith', company: '' })
    expect(visits.onSite(rita).visits).toEqual([])
  })

  test('names without a letter are never each other', () => {
    const { visits, signIn, visitor, rita } = visitorDesk()
    signIn('🙂')
    visits.signOutByName(visitor, { name: '😀', company: '' })
    expect(visits.onSite(rita).visits).toHaveLength(1)
  })

  test('tells nothing: answer, writes, entry and event are the same found or not', () => {
    const { world, visits, signIn, visitor, entries } = visitorDesk()
    const { signOutCode } = signIn('Amara Okonkwo', { company: 'Harbour' })
    const heard: string[] = []
    world.events.listen((topic) => heard.push(topic))
    const seen = (act: () => unknown) => {
      const before = entries().length
      const answer = act()
      return { answer, entries: entries().length - before, events: heard.splice(0) }
    }
    const missed = seen(() => visits.signOutByCode(visitor, { code: 'ZZZZZZ' }))
    expect(missed).toEqual({ answer: {}, entries: 1, events: ['visits'] })
    expect(seen(() => visits.signOutByName(visitor, { name: 'Nobody Here', company: 'Harbour' }))).toEqual(missed)
    expect(seen(() => visits.signOutByCode(visitor, { code: signOutCode }))).toEqual(missed)
    expect(JSON.stringify(entries())).not.toMatch(/Nobody|Harbour|ZZZZZZ/)
  })

  test('is throttled for each device, and right codes cost nothing', () => {
    const { world, visits, signIn, visitor, rita } = visitorDesk()
    for (let n = 0; n < 15; n++) visits.signOutByCode(visitor, { code: signIn('A B').signOutCode })
    const { signOutCode } = signIn('Amara Okonkwo')
    for (let n = 0; n < 10; n++) visits.signOutByCode(visitor, { code: 'ZZZZZZ' })
    expect(refusal(() => visits.signOutByCode(visitor, { code: signOutCode }))).toMatchObject({
      code: 'throttled',
      key: 'sign-out-throttled',
      params: { seconds: 300 },
    })
    expect(refusal(() => visits.signOutByName(visitor, { name: 'Amara Okonkwo', company: '' })).code).toBe('throttled')
    expect(visits.onSite(rita).visits).toHaveLength(1)
    visits.signOutByCode(rita, { code: 'ZZZZZZ' })
    world.clock.pass(300_000)
    visits.signOutByCode(visitor, { code: signOutCode })
    expect(visits.onSite(rita).visits).toEqual([])
  })

  test('by staff is closed, never left, and only once', () => {
    const { world, visits, signIn, sam, entries } = visitorDesk()
    const { visitId } = signIn('Amara Okonkwo')
    expect(visits.close(sam, { visitId })).toEqual({})
    expect(world.db.prepare('SELECT ended_as FROM visit').pluck().get()).toBe('closed')
    expect(entries('visit.closed')[0]).toMatchObject({ actorName: 'Sam', subjectId: visitId })
    expect(refusal(() => visits.close(sam, { visitId })).key).toBe('visit-ended')
    expect(refusal(() => visits.close(sam, { visitId: 99 })).key).toBe('visit-not-found')
  })
})
