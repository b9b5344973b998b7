import { expect, test } from 'vitest'
import { createClockGuard } from '../../main/clock/clock.ts'
import { day, hour } from '../../shared/time.ts'
import { visitorDesk } from '../support/visitor-desk.ts'

/** A desk whose clock is watched. */
function watchedDesk() {
  const desk = visitorDesk()
  const clock = createClockGuard(desk.world, { audit: desk.audit })
  clock.sample()
  const flags = () => desk.world.db.prepare('SELECT time_in_doubt FROM visit ORDER BY id').pluck().all() as number[]
  const trail = () => desk.audit.list(desk.priya, { page: 1 }).entries
  const jump = (ms: number) => {
    desk.world.clock.set(desk.world.clock.now() + ms)
    clock.sample()
  }
  return { ...desk, clock, flags, trail, jump }
}

test('what visitors do while the clock is in doubt says so, and what they did before and after does not', async () => {
  const { signIn, visits, visitor, helen, priya, rita, clock, flags, jump, world } = watchedDesk()
  signIn('Amara Okafor')
  const leaving = signIn('Beth Allen')
  jump(30 * day)
  signIn('Carl Meier')
  visits.signOutByCode(visitor, { code: leaving.signOutCode })
  expect(flags()).toEqual([0, 1, 1])
  await clock.confirm(helen, { reason: 'compared with my telephone' })
  await clock.confirm(priya, { reason: 'compared with the church clock' })
  world.clock.pass(hour)
  const later = signIn('Dina Haddad')
  visits.signOutByCode(visitor, { code: later.signOutCode })
  expect(flags()).toEqual([0, 1, 1, 0])
  const { visits: here } = visits.onSite(rita)
  expect(here.map(({ timeInDoubt }) => timeInDoubt)).toEqual([true, false])
})

test('entries of the trail say it too, from the doubt on until it ends', async () => {
  const { signIn, helen, priya, clock, trail, jump, audit } = watchedDesk()
  signIn('Amara Okafor')
  jump(-400 * day)
  signIn('Beth Allen')
  await clock.confirm(helen, { reason: 'compared with my telephone' })
  await clock.confirm(priya, { reason: 'compared with the church clock' })
  signIn('Carl Meier')
  const entries = trail()
    .toReversed()
    .map(({ action, timeInDoubt }) => [action, timeInDoubt])
  expect(entries).toEqual([
    ['visit.signed_in', false],
    ['clock.suspected', true],
    ['visit.signed_in', true],
    ['clock.confirmed', true],
    ['clock.confirmed', true],
    ['visit.signed_in', false],
  ])
  expect(audit.faults()).toEqual([])
})
