import { expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { logColumns } from '../../shared/contract/visits.ts'
import { day, minute } from '../../shared/time.ts'
import { withPurpose } from '../support/people.ts'
import { fetchFile, visitorDesk } from '../support/visitor-desk.ts'

const kept = (desk: ReturnType<typeof visitorDesk>, visitId: number) =>
  desk.world.db.prepare('SELECT needs_help FROM visit WHERE id = ?').pluck().get(visitId)

test('whoever needs help to leave stands first on the list of those on site', () => {
  const { world, visits, signIn, rita, sam } = visitorDesk()
  signIn('Ben Achterberg')
  world.clock.pass(minute)
  signIn('Callum Reid', { needsHelp: true })
  world.clock.pass(minute)
  signIn('Imogen Clarke')
  const list = visits.onSite(rita).visits.map(({ name, needsHelp }) => [name, needsHelp])
  expect(list).toEqual([
    ['Callum Reid', true],
    ['Imogen Clarke', false],
    ['Ben Achterberg', false],
  ])
  expect(visits.onSite(sam).visits[0]!.needsHelp).toBe(true)
})

test.each([
  ['their own code', (desk, visit) => desk.visits.signOutByCode(desk.visitor, { code: visit.signOutCode })],
  ['their name', (desk) => desk.visits.signOutByName(desk.visitor, { name: 'Callum Reid', company: '' })],
  ['reception', (desk, { visitId }) => desk.visits.close(desk.rita, { visitId })],
  [
    'the machine',
    (desk) => {
      desk.world.clock.pass(day)
      desk.visits.expireOpen(machine)
    },
  ],
] satisfies [
  string,
  (desk: ReturnType<typeof visitorDesk>, visit: ReturnType<ReturnType<typeof visitorDesk>['signIn']>) => unknown,
][])('it is forgotten with the end of the visit: by %s', (_by, end) => {
  const desk = visitorDesk()
  const visit = desk.signIn('Callum Reid', { needsHelp: true })
  expect(kept(desk, visit.visitId)).toBe(1)
  end(desk, visit)
  expect(kept(desk, visit.visitId)).toBe(0)
})

test('the register itself refuses to keep it on a visit that has ended', () => {
  const desk = visitorDesk()
  const { visitId } = desk.signIn('Callum Reid', { needsHelp: true })
  expect(() =>
    desk.world.db
      .prepare("UPDATE visit SET ended_at = 1, ended_as = 'left', sign_out_code = NULL WHERE id = ?")
      .run(visitId),
  ).toThrow('CHECK')
  expect(kept(desk, visitId)).toBe(1)
})

test('neither the log, its export nor the trail knows of it', () => {
  const desk = visitorDesk()
  const { world, visits, signIn, helen, exports, entries } = desk
  signIn('Callum Reid', { needsHelp: true })
  const manager = withPurpose(world, withPurpose(world, helen, 'visit-log'), 'visit-export')
  const filter = { sort: 'signedInAt', descending: true } as const
  const { rows } = visits.search(manager, { ...filter, page: 1 })
  expect(Object.keys(rows[0]!)).not.toContain('needsHelp')
  const { url } = visits.exportCsv(manager, { ...filter, columns: [...logColumns] })
  expect(fetchFile(exports, url, manager).text).not.toMatch(/help/i)
  expect(JSON.stringify(entries())).not.toMatch(/help/i)
})
