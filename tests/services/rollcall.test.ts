import { describe, expect, test } from 'vitest'
import { day } from '../../shared/time.ts'
import { houseDesk, refusalOf } from '../support/house-desk.ts'
import { withPurpose } from '../support/people.ts'

/** Callum needs help to leave, Zofia does not, Maria is a host who is in. */
function insideThree() {
  const desk = houseDesk()
  const zofia = desk.signIn('Zofia Nowak', { company: 'Lancashire Lifts' }).visitId
  const callum = desk.signIn('Callum Reid', { needsHelp: true }).visitId
  const maria = desk.addHost('Maria Santos')
  desk.presence.set(desk.rita, { hostId: maria, state: 'in' })
  return { ...desk, zofia, callum, maria }
}
const names = ({ people }: { people: { name: string }[] }) => people.map(({ name }) => name)

describe('the roll call', () => {
  test('that nobody ended hides the names of earlier days', () => {
    const { rollcall, visits, rita, sam, zofia, goTo } = insideThree()
    const { rollCallId } = rollcall.start(rita, { drill: false })
    visits.close(rita, { visitId: zofia })
    expect(names(rollcall.list())).toContain('Zofia Nowak')
    goTo('2026-11-25T10:00:00Z')
    expect(names(rollcall.list())).toEqual(['Callum Reid', 'Maria Santos', 'Z. N.'])
    expect(names(rollcall.copy())).not.toContain('Zofia Nowak')
    rollcall.end(rita, { rollCallId })
    expect(names(rollcall.report(sam, { rollCallId }))).not.toContain('Zofia Nowak')
  })

  test('is everybody in the building, visitors and hosts, and who needs help to leave stands first', () => {
    const { rollcall } = insideThree()
    const { call, people } = rollcall.list()
    expect(call).toBeNull()
    expect(people).toMatchObject([
      { kind: 'visit', name: 'Callum Reid', needsHelp: true },
      { kind: 'host', name: 'Maria Santos', of: 'Finance', needsHelp: false },
      { kind: 'visit', name: 'Zofia Nowak', of: 'Lancashire Lifts', visiting: 'Reception' },
    ])
  })

  test('is ticked off, loses nobody who signs out meanwhile and gains whoever comes', () => {
    const { world, rollcall, presence, visits, signIn, rita, sam, zofia, callum, maria, entries } = insideThree()
    const { rollCallId } = rollcall.start(rita, { drill: true })
    world.clock.pass(60_000)
    rollcall.mark(sam, { rollCallId, people: [{ kind: 'visit', id: callum }], safe: true })
    rollcall.mark(sam, { rollCallId, people: [{ kind: 'host', id: maria }], safe: true })
    rollcall.mark(sam, { rollCallId, people: [{ kind: 'host', id: maria }], safe: false })
    visits.close(rita, { visitId: zofia })
    presence.set(rita, { hostId: maria, state: 'out' })
    const late = signIn('Piotr Wiśniewski').visitId
    const { call, people } = rollcall.list()
    expect(call).toMatchObject({ drill: true, startedBy: 'Rita', endedAt: null })
    expect(people.map(({ name, gone, safeAt }) => [name, gone, safeAt !== null])).toEqual([
      ['Callum Reid', false, true],
      ['Maria Santos', true, false],
      ['Piotr Wiśniewski', false, false],
      ['Zofia Nowak', true, false],
    ])
    rollcall.mark(sam, { rollCallId, people: [{ kind: 'visit', id: late }], safe: true })
    rollcall.end(rita, { rollCallId })
    expect(rollcall.past()).toMatchObject([{ id: rollCallId, drill: true, people: 4, safe: 2 }])
    expect(rollcall.list()).toMatchObject({ call: null })
    expect(entries('rollcall.ended')[0]).toMatchObject({ subjectId: rollCallId, detail: { people: 4, safe: 2 } })
    const trail = JSON.stringify(entries().filter(({ action }) => action.startsWith('rollcall')))
    expect(trail).not.toMatch(/Callum|Zofia|Piotr|Maria/)
  })

  test('refuses a second one, ticks on one that ended, and people who are not on it', async () => {
    const { rollcall, visits, signIn, rita, zofia } = insideThree()
    const left = signIn('Left Before').visitId
    visits.close(rita, { visitId: left })
    const { rollCallId } = rollcall.start(rita, { drill: false })
    expect((await refusalOf(() => rollcall.start(rita, { drill: false }))).key).toBe('roll-call-open')
    const stranger = { rollCallId, people: [{ kind: 'visit' as const, id: left }], safe: true }
    expect((await refusalOf(() => rollcall.mark(rita, stranger))).key).toBe('not-on-roll-call')
    rollcall.end(rita, { rollCallId })
    const late = { rollCallId, people: [{ kind: 'visit' as const, id: zofia }], safe: true }
    expect((await refusalOf(() => rollcall.mark(rita, late))).key).toBe('roll-call-ended')
    expect((await refusalOf(() => rollcall.report(rita, { rollCallId: 99 }))).key).toBe('roll-call-not-found')
  })

  test('its report masks an earlier day’s visitors until somebody says why, and loses them with their visits', async () => {
    const { world, rollcall, visits, rita, sam, goTo, entries } = insideThree()
    const { rollCallId } = rollcall.start(rita, { drill: false })
    rollcall.end(rita, { rollCallId })
    expect(names(rollcall.report(sam, { rollCallId }))).toContain('Zofia Nowak')
    goTo('2026-11-25T10:00:00Z')
    expect(names(rollcall.report(sam, { rollCallId }))).toEqual(['C. R.', 'Maria Santos', 'Z. N.'])
    expect(entries('rollcall.looked_up')).toEqual([])
    expect(names(rollcall.report(withPurpose(world, sam, 'visit-log'), { rollCallId }))).toContain('Zofia Nowak')
    expect(entries('rollcall.looked_up')).toHaveLength(1)
    goTo('2027-05-23T00:10:00Z')
    await visits.removeDue(rita)
    expect(names(rollcall.report(sam, { rollCallId }))).toEqual(['Maria Santos'])
    expect(rollcall.removeDue(rita)).toBe(1)
    expect(world.db.prepare('SELECT count(*) AS n FROM roll_call_mark').get()).toEqual({ n: 0 })
  })
})

describe('a name on no list', () => {
  const key = '0b6f3a52-6f6e-4f5e-9a55-0a5d8f1c0009'

  test('joins the roll call once, as safe or as missing, and is ticked off like everybody else', async () => {
    const { rollcall, rita, entries } = insideThree()
    const { rollCallId } = rollcall.start(rita, { drill: false })
    rollcall.add(rita, { rollCallId, key, name: 'Gus Lamb', safe: false })
    rollcall.add(rita, { rollCallId, key, name: 'Gus Lamb', safe: false })
    const gus = rollcall.list().people.filter(({ kind }) => kind === 'added')
    expect(gus).toMatchObject([{ name: 'Gus Lamb', safeAt: null }])
    rollcall.mark(rita, { rollCallId, people: [{ kind: 'added', id: gus[0]!.id }], safe: true })
    rollcall.end(rita, { rollCallId })
    expect(rollcall.past()).toMatchObject([{ people: 4, safe: 1 }])
    expect(entries('rollcall.added')).toMatchObject([{ subjectId: rollCallId, detail: { safe: false } }])
    expect(JSON.stringify(entries())).not.toContain('Gus')
    const late = { rollCallId, key, name: 'Late', safe: true }
    expect((await refusalOf(() => rollcall.add(rita, late))).key).toBe('roll-call-ended')
  })

  test('is masked from the next day on, and goes with hosts’ names when hosts’ times go: their number stays', () => {
    const { world, rollcall, rita, sam, maria, goTo, entries } = insideThree()
    const { rollCallId } = rollcall.start(rita, { drill: false })
    rollcall.add(rita, { rollCallId, key, name: 'Gus Lamb', safe: true })
    rollcall.mark(rita, { rollCallId, people: [{ kind: 'host', id: maria }], safe: true })
    rollcall.end(rita, { rollCallId })
    goTo('2026-11-25T23:00:00Z')
    rollcall.removeDue(rita)
    expect(names(rollcall.report(sam, { rollCallId }))).toEqual(['C. R.', 'G. L.', 'Maria Santos', 'Z. N.'])
    goTo('2026-11-26T00:10:00Z')
    expect(rollcall.removeDue(rita)).toBe(0)
    const report = rollcall.report(sam, { rollCallId })
    expect(names(report)).toEqual(['C. R.', 'Z. N.'])
    expect(report.call).toMatchObject({ unnamed: 2, unnamedSafe: 2 })
    expect(rollcall.past()).toMatchObject([{ people: 4, safe: 2 }])
    expect(entries('rollcalls.removed')).toMatchObject([{ detail: { calls: 0, openings: 0, names: 2 } }])
    expect(world.db.prepare('SELECT count(*) AS n FROM roll_call_mark WHERE visit_id IS NULL').get()).toEqual({ n: 0 })
  })

  test('and everybody on it stay while a hold touches the roll call, and go after its release', async () => {
    const { world, rollcall, visits, rita, goTo, hold, release } = insideThree()
    const { rollCallId } = rollcall.start(rita, { drill: false })
    rollcall.add(rita, { rollCallId, key, name: 'Gus Lamb', safe: true })
    world.clock.pass(60_000)
    rollcall.end(rita, { rollCallId })
    const holdId = hold(world.clock.now() - 30_000, world.clock.now() + 60_000)
    goTo('2027-05-23T00:10:00Z')
    await visits.removeDue(rita)
    expect(rollcall.removeDue(rita)).toBe(0)
    expect(names(rollcall.report(rita, { rollCallId }))).toHaveLength(4)
    release(holdId)
    await visits.removeDue(rita)
    expect(rollcall.removeDue(rita)).toBe(1)
    expect(world.db.prepare('SELECT count(*) AS n FROM roll_call_mark').get()).toEqual({ n: 0 })
  })
})

test('a zone is where a host works and where their visitor is looked for; it is ticked off as a whole or not at all', async () => {
  const { rollcall, hosts, helen, rita, maria, signIn } = insideThree()
  hosts.update(helen, {
    hostId: maria,
    name: 'Maria Santos',
    department: '',
    email: '',
    zone: 'First floor',
    active: true,
  })
  const piotr = signIn('Piotr Wiśniewski', { hostId: maria, hostText: undefined }).visitId
  const { rollCallId } = rollcall.start(rita, { drill: false })
  const there = rollcall.list().people.filter(({ zone }) => zone === 'First floor')
  expect(there.map(({ name }) => name)).toEqual(['Maria Santos', 'Piotr Wiśniewski'])
  const people = there.map(({ kind, id }) => ({ kind, id }))
  const wrong = { rollCallId, people: [...people, { kind: 'visit' as const, id: 999 }], safe: true }
  expect((await refusalOf(() => rollcall.mark(rita, wrong))).key).toBe('not-on-roll-call')
  const safe = () => rollcall.list().people.filter(({ safeAt }) => safeAt !== null)
  expect(safe()).toEqual([])
  rollcall.mark(rita, { rollCallId, people, safe: true })
  expect(safe().map(({ id }) => id)).toEqual([maria, piotr])
})

describe('a tablet that lost the host', () => {
  const key = '0b6f3a52-6f6e-4f5e-9a55-0a5d8f1c0001'
  const opening = (at: number, rollCallId: number | null = null) => ({ key, listedAt: at, openedAt: at, rollCallId })

  test('keeps the list only while the manager lets it', () => {
    const { rollcall, house, helen } = insideThree()
    expect(rollcall.copy()).toMatchObject({ keep: true, organisation: 'International Connections Group Limited' })
    expect(rollcall.copy().people).toHaveLength(3)
    house.setSettings(helen, { ...house.settings(), tabletsKeepRollCall: false })
    expect(rollcall.copy()).toMatchObject({ keep: false, people: [], call: null })
  })

  test('tells that it was opened, once, and begins no roll call by that', () => {
    const { world, rollcall, reception, visitor, entries } = insideThree()
    const tablet = { ...visitor, device: reception }
    const told = { openings: [opening(world.clock.now())], marks: [], added: [] }
    expect(rollcall.catchUp(tablet, told)).toEqual({ marked: 0 })
    expect(rollcall.catchUp(tablet, told)).toEqual({ marked: 0 })
    expect(entries('rollcall.opened_offline')).toMatchObject([{ deviceId: reception.id, actorKind: 'visitor' }])
    expect(rollcall.list().call).toBeNull()
  })

  test('its ticks go to the roll call under way, at the time of the tick, and twice is once', () => {
    const { world, rollcall, reception, visitor, rita, zofia, maria } = insideThree()
    const tablet = { ...visitor, device: reception }
    const { rollCallId } = rollcall.start(rita, { drill: false })
    const at = world.clock.now()
    world.clock.pass(600_000)
    const told = {
      openings: [opening(at, rollCallId)],
      marks: [
        { person: { kind: 'visit' as const, id: zofia }, safe: true, markedAt: at + 1000 },
        { person: { kind: 'host' as const, id: maria }, safe: true, markedAt: at + 9e9 },
        { person: { kind: 'visit' as const, id: 999 }, safe: true, markedAt: at },
      ],
      added: [],
    }
    expect(rollcall.catchUp(tablet, told)).toEqual({ marked: 2 })
    expect(rollcall.catchUp(tablet, told)).toEqual({ marked: 0 })
    const safe = new Map(rollcall.list().people.map(({ name, safeAt }) => [name, safeAt]))
    expect(safe.get('Zofia Nowak')).toBe(at + 1000)
    expect(safe.get('Maria Santos')).toBe(world.clock.now())
    expect(rollcall.report(rita, { rollCallId }).openings).toMatchObject([{ device: 'Reception', openedAt: at }])
  })

  test('the names that it added come along once, and begin a roll call where none was under way', () => {
    const { world, rollcall, reception, visitor } = insideThree()
    const tablet = { ...visitor, device: reception }
    const addedAt = world.clock.now()
    const added = [{ key: key.replace('0001', '0003'), name: 'Gus Lamb', safe: true, addedAt }]
    void rollcall.catchUp(tablet, { openings: [opening(addedAt)], marks: [], added })
    void rollcall.catchUp(tablet, { openings: [opening(addedAt)], marks: [], added })
    const { call, people } = rollcall.list()
    expect(call).toMatchObject({ startedBy: '' })
    expect(people.filter(({ kind }) => kind === 'added')).toMatchObject([{ name: 'Gus Lamb', safeAt: addedAt }])
  })

  test('where none was under way its ticks are one, which staff end; told again after that it stays ended', () => {
    const { world, rollcall, reception, visitor, rita, zofia } = insideThree()
    const tablet = { ...visitor, device: reception }
    const at = world.clock.now()
    const marks = [{ person: { kind: 'visit' as const, id: zofia }, safe: true, markedAt: at }]
    void rollcall.catchUp(tablet, { openings: [opening(at)], marks, added: [] })
    const { call, people } = rollcall.list()
    expect(call).toMatchObject({ drill: false, startedBy: '', startedAt: at })
    expect(people).toHaveLength(3)
    rollcall.end(rita, { rollCallId: call!.id })
    void rollcall.catchUp(tablet, { openings: [opening(at)], marks, added: [] })
    expect(rollcall.past()).toHaveLength(1)
    expect(rollcall.list().call).toBeNull()
  })

  test('cannot have the log read out to it: who had left before its list was taken is no part of the roll call', () => {
    const { world, rollcall, visits, reception, visitor, rita, sam, zofia, callum, goTo } = insideThree()
    visits.close(rita, { visitId: zofia })
    goTo('2026-12-24T10:00:00Z')
    visits.close(rita, { visitId: callum })
    goTo('2026-12-26T10:00:00Z')
    const tablet = { ...visitor, device: reception }
    const marks = [zofia, callum].map((id) => ({ person: { kind: 'visit' as const, id }, safe: true, markedAt: 0 }))
    expect(rollcall.catchUp(tablet, { openings: [opening(world.clock.now())], marks, added: [] })).toEqual({
      marked: 0,
    })
    // However old the tablet says that its list is.
    const old = { ...opening(0), key: key.replace('0001', '0002') }
    expect(rollcall.catchUp(tablet, { openings: [old], marks, added: [] })).toEqual({ marked: 1 })
    expect(names(rollcall.copy())).toEqual(['C. R.', 'Maria Santos'])
    expect(names(rollcall.list())).toEqual(['C. R.', 'Maria Santos'])
    const { id: rollCallId, startedAt } = rollcall.list().call!
    expect(startedAt).toBe(world.clock.now() - 7 * day)
    rollcall.end(rita, { rollCallId })
    expect(names(rollcall.report(sam, { rollCallId }))).toEqual(['C. R.', 'Maria Santos'])
  })
})
