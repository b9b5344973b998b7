import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createAudit } from '../../main/audit/audit.ts'
import { canonicalJson } from '../../main/audit/canonical-json.ts'
import { createOffice } from '../../main/office/office.ts'
import { createPrivacy } from '../../main/privacy/privacy.ts'
import { officeSettings, visitorDesk } from '../support/visitor-desk.ts'
import { testWorld } from '../support/test-world.ts'

describe('the notice', () => {
  test('is what was written, with the digest of its words and the dates of today', () => {
    const { privacy, visitor } = visitorDesk()
    const notice = privacy.notice(visitor, { language: 'en' })
    expect(notice).toMatchObject({ version: 1, language: 'en', effectiveOn: '2026-11-24', todayOn: '2026-11-24' })
    expect(notice.removedOn).toBe('2027-05-23')
    expect(notice.sha256).toBe(createHash('sha256').update(canonicalJson(notice.text)).digest('hex'))
    expect(notice.text.rows[0]).toEqual({
      key: 'who',
      heading: 'Who we are',
      text: 'International Connections Group Limited, 8 Avroe Crescent, Blackpool, Lancashire FY4 2DP.',
    })
  })

  test('is there in every language that is offered, else in the office’s own', () => {
    const { privacy, languages, helen, visitor } = visitorDesk()
    const inWhich = (asked: string[]) => asked.map((language) => privacy.notice(visitor, { language }).language)
    expect(inWhich(['en-GB', 'ar', '', 'cy', 'de', 'fr-CA'])).toEqual(['en', 'ar', 'en', 'cy', 'en', 'fr'])
    languages.update(helen, { own: 'cy', offered: ['cy', 'en'] })
    expect(inWhich(['en', 'cy', 'ar'])).toEqual(['en', 'cy', 'ar'])
    languages.update(helen, { own: 'cy', offered: ['cy', 'pl'] })
    expect(privacy.notice(visitor, { language: 'cy' }).version).toBe(1)
    expect(privacy.notice(visitor, { language: 'cy' }).text.rows[0]!.heading).toBe('Pwy ydym ni')
  })

  test('gets a new version when its words change, and only then', () => {
    const { world, office, privacy, goTo, signIn, visitor } = visitorDesk()
    expect(privacy.publish()).toBe(1)
    signIn('A B')
    goTo('2026-12-01T09:00:00Z')
    office.update({ ...officeSettings, sweepAt: '04:00' })
    expect(privacy.publish()).toBe(1)
    office.update({ ...officeSettings, footageRetentionDays: 14 })
    expect(privacy.publish()).toBe(2)
    expect(privacy.publish()).toBe(2)
    signIn('C D')
    signIn('E F')
    office.update(officeSettings)
    expect(privacy.publish()).toBe(3)
    const inEnglish = privacy.versions().filter(({ language }) => language === 'en')
    expect(inEnglish.map(({ version, effectiveOn, visits }) => [version, effectiveOn, visits])).toEqual([
      [3, '2026-12-01', 0],
      [2, '2026-12-01', 2],
      [1, '2026-11-24', 1],
    ])
    const [third, , first] = inEnglish
    expect(third!.sha256).toBe(first!.sha256)
    expect(privacy.notice(visitor, { language: 'en' }).version).toBe(3)
    expect(() => world.db.prepare("UPDATE notice SET text = ''").run()).toThrow('never changed')
    expect(() => world.db.prepare('DELETE FROM notice').run()).toThrow('never removed')
  })

  test('does not stay when the change that it belongs to does not', () => {
    const { world, office, privacy } = visitorDesk()
    expect(() =>
      world.db.transaction(() => {
        office.update({ ...officeSettings, visitRetentionDays: 30 })
        privacy.publish()
        throw new Error('something else failed')
      }),
    ).toThrow('something else')
    expect(new Set(privacy.versions().map(({ version }) => version))).toEqual(new Set([1]))
  })

  test('waits for set-up', () => {
    const world = testWorld()
    const privacy = createPrivacy(world, { audit: createAudit(world), office: createOffice(world) })
    expect(() => privacy.publish()).toThrow('setup-first')
    expect(() => privacy.inForce('en')).toThrow('setup-first')
  })
})

describe('the office’s own words', () => {
  const own = { en: { 'short.why': 'To keep the archive safe. The law calls this our legitimate interests.' } }

  test('count from their day; until then the old notice is shown and accepted', () => {
    const { privacy, helen, visitor, goTo, signIn, entries } = visitorDesk()
    expect(privacy.revise(helen, { own, effectiveOn: '2026-12-01' })).toEqual({ version: 2, effectiveOn: '2026-12-01' })
    expect(privacy.notice(visitor, { language: 'en' }).version).toBe(1)
    const shown = privacy.notice(visitor, { language: 'en' })
    signIn('A B')
    goTo('2026-12-01T00:01:00Z')
    expect(privacy.notice(visitor, { language: 'en' })).toMatchObject({ version: 2, effectiveOn: '2026-12-01' })
    expect(privacy.notice(visitor, { language: 'en' }).text.rows[2]!.text).toBe(own.en['short.why'])
    expect(() => signIn('C D', { noticeVersion: 1, noticeLanguage: 'en', noticeSha256: shown.sha256 })).toThrow(
      'notice-changed',
    )
    expect(entries('notice.revised')[0]!.detail).toEqual({ noticeVersion: 2, effectiveOn: '2026-12-01' })
  })

  test('are told apart from the version before them', () => {
    const { privacy, helen, priya } = visitorDesk()
    privacy.revise(helen, { own, effectiveOn: '2026-11-24' })
    const changes = privacy.changes(priya, { version: 2, language: 'en' })
    expect(changes).toEqual([
      { heading: 'Why', before: expect.stringContaining('clients’ information safe'), after: own.en['short.why'] },
    ])
    expect(privacy.changes(priya, { version: 2, language: 'pl' })).toEqual([])
  })

  test('follow the settings, and stay what they are while a version waits for its day', () => {
    const { privacy, settings, helen, visitor, goTo } = visitorDesk()
    privacy.revise(helen, { own, effectiveOn: '2026-12-01' })
    expect(settings.update(helen, { ...officeSettings, visitRetentionDays: 90 })).toEqual({ noticeVersion: 3 })
    const now = JSON.stringify(privacy.notice(visitor, { language: 'en' }).text)
    expect(now).toContain('90 days')
    expect(now).not.toContain('archive')
    goTo('2026-12-01T09:00:00Z')
    const then = JSON.stringify(privacy.notice(visitor, { language: 'en' }).text)
    expect(then).toContain('90 days')
    expect(then).toContain('archive')
    expect(privacy.wording().own).toEqual(own)
  })

  test.each([
    [{ en: { 'full.decisions.people': '' } }, 'notice-incomplete', 'that no machine decides alone'],
    [{ pl: { 'short.long': 'Krótko.' } }, 'notice-incomplete', 'how long visits and CCTV recordings are kept'],
    [{ en: { 'short.ask': 'Your {{shoeSize}}.' } }, 'notice-gap-unknown', 'shoeSize'],
  ])('%j are refused, and nothing is published', (words, key, named) => {
    const { privacy, helen, visitor } = visitorDesk()
    let refused: { key?: string; params?: object } = {}
    try {
      privacy.revise(helen, { own: words, effectiveOn: '2026-11-24' })
    } catch (error) {
      refused = error as typeof refused
    }
    expect(refused.key).toBe(key)
    expect(JSON.stringify(refused.params)).toContain(named)
    expect(privacy.notice(visitor, { language: 'en' }).version).toBe(1)
  })

  test('cannot count from a day that is gone', () => {
    const { privacy, helen } = visitorDesk()
    expect(() => privacy.revise(helen, { own, effectiveOn: '2026-11-23' })).toThrow(
      expect.objectContaining({ fields: { effectiveOn: 'notice-date-past' } }),
    )
  })

  test('that are Foyer’s own change nothing', () => {
    const { privacy, helen } = visitorDesk()
    const made = privacy.wording().parts.find(({ language }) => language === 'en')!.parts
    const same = Object.fromEntries(made.map(({ key, made: text }) => [key, text]))
    expect(privacy.revise(helen, { own: { en: same }, effectiveOn: '2026-11-24' }).version).toBe(1)
    expect(privacy.preview(helen, { language: 'en', own: { 'full.rights.how': '' } }).missing).toContain('rights')
  })
})

describe('the languages', () => {
  test('are all five until the manager chooses, and hold the office’s own', () => {
    const { languages, helen, entries } = visitorDesk()
    expect(languages.get()).toEqual({ own: 'en', offered: ['en', 'cy', 'pl', 'fr', 'ar'] })
    languages.update(helen, { own: 'cy', offered: ['cy', 'en'] })
    expect(languages.get()).toEqual({ own: 'cy', offered: ['cy', 'en'] })
    expect(entries('languages.changed')[0]!.detail).toMatchObject({ own: 'cy', offered: 'cy en' })
    for (const offered of [['en'], ['cy', 'cy']] as const) {
      expect(() => languages.update(helen, { own: 'cy', offered: [...offered] })).toThrow('check-fields')
    }
  })

  test('that are offered anew get their notice at once', () => {
    const { languages, settings, privacy, helen, visitor } = visitorDesk()
    languages.update(helen, { own: 'en', offered: ['en'] })
    settings.update(helen, { ...officeSettings, address: '1 New Road' })
    expect(privacy.notice(visitor, { language: 'ar' }).language).toBe('en')
    expect(languages.update(helen, { own: 'en', offered: ['en', 'ar'] })).toEqual({ noticeVersion: 3 })
    expect(privacy.notice(visitor, { language: 'ar' }).text.rows[0]!.heading).toBe('من نحن')
  })
})
