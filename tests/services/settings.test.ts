import { expect, test } from 'vitest'
import { officeSettings, visitorDesk } from '../support/visitor-desk.ts'

test('are read with the zones to choose from', () => {
  const { settings } = visitorDesk()
  const { timeZones, ...read } = settings.get()
  expect(read).toEqual(officeSettings)
  expect(timeZones).toContain('Europe/London')
  expect(timeZones[0]).toBe('UTC')
})

test('are changed with their notice in one act, which the trail knows by name alone', () => {
  const { world, settings, privacy, helen, entries } = visitorDesk()
  const heard: string[] = []
  world.events.listen((topic) => heard.push(topic))
  const changed = { ...officeSettings, contactEmail: 'privacy@example.org', address: '1 New Road', sweepAt: '04:00' }
  expect(settings.update(helen, changed)).toEqual({ noticeVersion: 2 })
  expect(settings.get()).toMatchObject(changed)
  expect(privacy.inForce('en').text).toContain('privacy@example.org')
  expect(entries('settings.changed')[0]!.detail).toEqual({ changed: 'address contactEmail sweepAt', noticeVersion: 2 })
  expect(heard).toEqual(['settings'])
  expect(settings.update(helen, { ...changed, sweepAt: '05:00' })).toEqual({ noticeVersion: 2 })
})

test.each(['Europe/Blackpool', '+01:00', '', 'London'])('refuse %j as a time zone and change nothing', (timeZone) => {
  const { settings, helen, entries } = visitorDesk()
  expect(() => settings.update(helen, { ...officeSettings, address: 'elsewhere', timeZone })).toThrow(
    expect.objectContaining({ code: 'invalid', fields: { timeZone: 'time-zone-unknown' } }),
  )
  expect(settings.get()).toMatchObject(officeSettings)
  expect(entries()).toEqual([])
})

test('leave the promises made before them as they were', () => {
  const { world, settings, signIn, helen } = visitorDesk()
  signIn('A B')
  settings.update(helen, { ...officeSettings, visitRetentionDays: 7 })
  signIn('C D')
  expect(world.db.prepare('SELECT removed_on FROM visit ORDER BY id').pluck().all()).toEqual([
    '2027-05-23',
    '2026-12-01',
  ])
})
