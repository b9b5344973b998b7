import { expect, test } from 'vitest'
import { createBadges } from '../../main/badges/badges.ts'
import { createDevices } from '../../main/devices/devices.ts'
import { createLook } from '../../main/look/look.ts'
import { minute } from '../../shared/time.ts'
import { visitorDesk } from '../support/visitor-desk.ts'

function badgeDesk() {
  const desk = visitorDesk()
  const look = createLook(desk.world, { audit: desk.audit })
  const badges = createBadges(desk.world, { ...desk, look })
  return { ...desk, look, badges }
}

test('whoever has just signed in gets their own badge, with what the office says of its assembly point', () => {
  const { signIn, badges, visitor, look, helen, entries } = badgeDesk()
  look.update(helen, { brandColour: null, wallColour: null, welcome: {}, assemblyPoint: { en: 'Car park, north' } })
  const { visitId, signOutCode, removedOn } = signIn('Amara Okonkwo', { company: 'Harbour & Lane' })
  expect(badges.mine(visitor, { visitId, signOutCode })).toMatchObject([
    {
      name: 'Amara Okonkwo',
      company: 'Harbour & Lane',
      host: 'Reception',
      organisation: 'International Connections Group Limited',
      logo: null,
      signOutCode,
      removedOn,
      assemblyPoint: { en: 'Car park, north' },
    },
  ])
  const printed = entries('badge.printed')
  expect(printed).toMatchObject([{ subject: 'visit', subjectId: visitId }])
  expect(JSON.stringify(printed)).not.toContain('Okonkwo')
})

test('a party gets a badge each, every one with its own code', () => {
  const { signIn, badges, visitor, category } = badgeDesk()
  const { visitId, signOutCode, party } = signIn('Priya Shah', {
    categoryId: category('Group'),
    party: ['Tom Reid', 'Ana Ruiz'],
  })
  const made = badges.mine(visitor, { visitId, signOutCode })
  expect(made.map(({ name }) => name)).toEqual(['Priya Shah', 'Tom Reid', 'Ana Ruiz'])
  expect(made.slice(1).map((badge) => badge.signOutCode)).toEqual(party!.map((member) => member.signOutCode))
})

test('nobody else’s badge is told: not by a wrong code, not from another device, not later', () => {
  const { signIn, badges, visitor, world, rita } = badgeDesk()
  const { visitId, signOutCode } = signIn('Amara Okonkwo')
  expect(() => badges.mine(visitor, { visitId, signOutCode: 'AAAAAA' })).toThrow('badge-too-late')
  expect(() => badges.mine({ ...rita, device: null }, { visitId, signOutCode })).toThrow('badge-too-late')
  world.clock.set(world.clock.now() + 11 * minute)
  expect(() => badges.mine(visitor, { visitId, signOutCode })).toThrow('badge-too-late')
})

test('reception prints once more, while the visitor is here', () => {
  const { signIn, badges, rita, visits, entries } = badgeDesk()
  const { visitId, signOutCode } = signIn('Amara Okonkwo')
  expect(badges.again(rita, { visitId })).toMatchObject({ name: 'Amara Okonkwo', signOutCode })
  expect(entries('badge.printed')).toHaveLength(1)
  visits.close(rita, { visitId })
  expect(() => badges.again(rita, { visitId })).toThrow('visit-ended')
  expect(entries('badge.printed')).toHaveLength(1)
})

test('an administrator says where a printer stands; the screen there learns it', () => {
  const { world, audit, ada, visitor, entries } = badgeDesk()
  const devices = createDevices(world, { audit })
  const deviceId = visitor.device!.id
  void devices.setPrints(ada, { deviceId, prints: true })
  expect(devices.list(ada, {})).toMatchObject(
    expect.arrayContaining([expect.objectContaining({ id: deviceId, prints: true })]),
  )
  expect(entries('device.printer_set')).toMatchObject([{ subjectId: deviceId, detail: { prints: true } }])
  void devices.revoke(ada, { deviceId })
  expect(() => devices.setPrints(ada, { deviceId, prints: false })).toThrow('device-not-there')
})
