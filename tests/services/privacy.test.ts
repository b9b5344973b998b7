import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
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

  test('is English where the language is not there', () => {
    const { privacy, visitor } = visitorDesk()
    for (const language of ['en-GB', 'ar', '', 'cy']) {
      expect(privacy.notice(visitor, { language }).language).toBe('en')
    }
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
    expect(privacy.versions().map(({ version, effectiveOn, visits }) => [version, effectiveOn, visits])).toEqual([
      [3, '2026-12-01', 0],
      [2, '2026-12-01', 2],
      [1, '2026-11-24', 1],
    ])
    const [third, , first] = privacy.versions()
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
    expect(privacy.versions()).toHaveLength(1)
  })

  test('waits for set-up', () => {
    const world = testWorld()
    const privacy = createPrivacy(world, { office: createOffice(world) })
    expect(() => privacy.publish()).toThrow('setup-first')
    expect(() => privacy.inForce('en')).toThrow('setup-first')
  })
})
