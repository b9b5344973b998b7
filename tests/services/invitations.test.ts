import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { machine } from '../../main/caller.ts'
import { languages } from '../../shared/languages.ts'
import { day } from '../../shared/time.ts'
import { expectingDesk } from '../support/expecting-desk.ts'
import { partOf } from '../support/letter-parts.ts'
import { withPurpose } from '../support/people.ts'
import { closePostOffice } from '../support/post-office.ts'
import { asImage, readPng } from '../support/read-png.ts'

afterEach(closePostOffice)
beforeAll(async () => {
  const wasmBinary = new Uint8Array(
    readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')),
  ).buffer
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true })
})

describe('an invitation', () => {
  test('is listed for its day, and later as one who did not come', async () => {
    const { invitations, invite, rita, helen, world, entries } = await expectingDesk()
    const today = invite()
    const later = invite({ name: 'Owen Talbot', expectedOn: '2026-11-26' })
    const list = (when: 'today' | 'coming' | 'past') => invitations.list(rita, { when })
    expect(list('today').rows.map(({ id, state }) => [id, state])).toEqual([[today, 'expected']])
    expect(list('coming').rows.map(({ id }) => id)).toEqual([later])
    expect(list('today').counts).toEqual({ today: 1, coming: 1 })
    expect(list('today').rows[0]).toMatchObject({
      name: 'Amara Okonkwo',
      from: '11:00',
      until: '12:00',
      host: { name: 'Maria Santos' },
      category: 'Visitor',
      byHost: false,
      mail: 'waiting',
    })
    world.clock.pass(day)
    expect(list('past').rows.map(({ state }) => state)).toEqual(['missed'])
    expect(list('past').rows[0]).toMatchObject({ name: 'A. O.', email: '', note: '' })
    expect(entries('invitations.looked_up')).toEqual([])
    const named = invitations.list(withPurpose(world, helen, 'visit-log'), { when: 'past' })
    expect(named.rows[0]).toMatchObject({ name: 'Amara Okonkwo', email: 'amara@example.com' })
    expect(entries('invitations.looked_up')).toMatchObject([{ detail: { shown: 1 } }])
    expect(JSON.stringify(entries('invitation.made'))).not.toMatch(/Amara|Owen|example/)
  })

  test.each([
    ['a day that has gone', { expectedOn: '2026-11-23' }, { expectedOn: 'invitation-day-gone' }],
    ['a day over a year away', { expectedOn: '2027-11-25' }, { expectedOn: 'invitation-day-far' }],
    ['an end before its start', { from: '12:00', until: '11:00' }, { until: 'invitation-times' }],
    ['a category that is not there', { categoryId: 999 }, { categoryId: 'category-gone' }],
    ['a host who is not there', { hostId: 999 }, { hostId: 'host-gone' }],
  ])('is refused for %s', async (_what, wrong, fields) => {
    const { invite, mail, messages } = await expectingDesk()
    expect(() => invite(wrong)).toThrow(expect.objectContaining({ fields }))
    await messages.send(machine)
    expect(mail.letters).toEqual([])
  })

  test('stands at its local time in summer and in winter', async () => {
    const { invite, world } = await expectingDesk()
    const fromOf = (id: number) => world.db.prepare('SELECT from_at FROM invitation WHERE id = ?').pluck().get(id)
    expect(fromOf(invite({ expectedOn: '2026-11-24' }))).toBe(Date.UTC(2026, 10, 24, 11))
    expect(fromOf(invite({ expectedOn: '2027-06-01' }))).toBe(Date.UTC(2027, 5, 1, 10))
    // Spring skips 01:00–02:00 on this day: the time that comes next counts.
    expect(fromOf(invite({ expectedOn: '2027-03-28', from: '01:30', until: '09:00' }))).toBe(
      Date.UTC(2027, 2, 28, 1, 30),
    )
  })
})

describe('its letter', () => {
  test('brings a calendar entry, a code that this office signed, and nothing else of anybody', async () => {
    const { invite, messages, mail, tokens, row, invitations, rita } = await expectingDesk()
    const id = invite({ note: 'Park behind the house; ring twice, then wait' })
    await messages.send(machine)
    const [letter] = mail.letters
    expect(letter!.to).toEqual(['amara@example.com'])
    expect(letter!.header('Subject')).toContain('Your visit to International Connections Group')
    const calendar = partOf(letter!.raw, /text\/calendar/i).toString('utf8')
    expect(calendar).toContain('METHOD:REQUEST\r\n')
    expect(calendar).toContain('DTSTART:20261124T110000Z\r\n')
    expect(calendar).toContain('DTEND:20261124T120000Z\r\n')
    expect(calendar.replaceAll('\r\n ', '')).toContain('Park behind the house\\; ring twice\\, then wait')
    expect(calendar.replaceAll('\r\n ', '')).toContain('mailto:reception@example.org')
    const picture = partOf(letter!.raw, /image\/png/i)
    const [code] = await readBarcodes(asImage(readPng(picture)) as ImageData, { formats: ['QRCode'] })
    const said = Buffer.from(code!.text.split('.')[0]!, 'base64url').toString()
    expect(JSON.parse(said)).toEqual(['invitation', Date.UTC(2026, 10, 25), { id: row(id)!.key }])
    expect(tokens.read('invitation', code!.text)).toEqual({ id: row(id)!.key })
    expect(partOf(letter!.raw, /text\/plain/i).toString('utf8')).toContain(row(id)!.code.replace(/(.{4})/, '$1-'))
    expect(invitations.list(rita, { when: 'today' }).rows[0]!.mail).toBe('sent')
  })

  test('says on a change what counts now, and the code before it is worth nothing on another day', async () => {
    const { invite, invitations, messages, mail, rita, guest, maria, tokenOf, visitor } = await expectingDesk()
    const id = invite()
    const before = tokenOf(id)
    await messages.send(machine)
    invitations.update(rita, { invitationId: id, hostId: maria, ...guest({ from: '11:30' }) })
    expect(invitations.look(visitor, { token: before }).state).toBe('ready')
    invitations.update(rita, { invitationId: id, hostId: maria, ...guest({ expectedOn: '2026-11-25' }) })
    expect(invitations.look(visitor, { token: before }).state).toBe('cancelled')
    await messages.send(machine)
    expect(mail.letters).toHaveLength(2)
    const calendar = partOf(mail.letters[1]!.raw, /text\/calendar/i).toString('utf8')
    expect(calendar).toContain('SEQUENCE:2\r\n')
    expect(calendar).toContain('DTSTART:20261125T110000Z\r\n')
    expect(mail.letters[1]!.header('Subject')).toContain('Changed')
    const uids = mail.letters.map(({ raw }) => /UID:.*/.exec(partOf(raw, /text\/calendar/i).toString())![0])
    expect(uids[0]).toBe(uids[1])
  })

  test('cancels in the calendar too; one that has not left yet is not sent at all', async () => {
    const { invite, invitations, messages, mail, rita, tokenOf, visitor } = await expectingDesk()
    const id = invite()
    const token = tokenOf(id)
    invitations.cancel(rita, { invitationId: id })
    await messages.send(machine)
    expect(mail.letters).toHaveLength(1)
    const calendar = partOf(mail.letters[0]!.raw, /text\/calendar/i).toString('utf8')
    expect(calendar).toContain('METHOD:CANCEL\r\n')
    expect(calendar).toContain('STATUS:CANCELLED\r\n')
    expect(mail.letters[0]!.raw).not.toMatch(/image\/png/i)
    expect(invitations.look(visitor, { token })).toEqual({ state: 'cancelled' })
    expect(() => invitations.cancel(rita, { invitationId: id })).toThrow('invitation-cancelled')
    expect(() => invitations.resend(rita, { invitationId: id })).toThrow('invitation-cancelled')
  })

  test('is sent again when asked; without an address nothing is', async () => {
    const { invite, invitations, messages, mail, rita } = await expectingDesk()
    const id = invite()
    await messages.send(machine)
    invitations.resend(rita, { invitationId: id })
    await messages.send(machine)
    expect(mail.letters).toHaveLength(2)
    const silent = invite({ email: '' })
    await messages.send(machine)
    expect(mail.letters).toHaveLength(2)
    expect(() => invitations.resend(rita, { invitationId: silent })).toThrow('invitation-no-address')
  })

  test('is not sent once its visit is over, neither again nor where it had failed before', async () => {
    const { invite, invitations, messages, mail, rita, helen, goTo, world } = await expectingDesk()
    const id = invite()
    world.db.prepare("UPDATE message SET state = 'failed', settled_at = queued_at").run()
    goTo('2026-11-24T12:00:00Z')
    expect(messages.tryAgain(helen)).toEqual({ messages: 1 })
    expect(await messages.send(machine)).toMatchObject({ sent: 0, dropped: 1 })
    expect(() => invitations.resend(rita, { invitationId: id })).toThrow('invitation-over')
    expect(mail.letters).toEqual([])
  })
})

describe('in every language', () => {
  test.each(languages)('%s: an invitation, its change, its end and a pass are written and leave', async (language) => {
    const { invite, invitations, passes, signIn, visitor, messages, mail, rita, guest, maria } = await expectingDesk()
    const id = invite({ language })
    await messages.send(machine)
    invitations.update(rita, { invitationId: id, hostId: maria, ...guest({ language, from: '11:15' }) })
    await messages.send(machine)
    invitations.cancel(rita, { invitationId: id })
    const { visitId, signOutCode } = signIn('Zofia Nowak')
    const { token } = passes.make(visitor, { visitId, signOutCode, language })
    passes.send(visitor, { token, email: 'zofia@example.com' })
    expect(await messages.send(machine)).toMatchObject({ sent: 2, failed: 0 })
    expect(mail.letters).toHaveLength(4)
    for (const { raw } of mail.letters) {
      const html = partOf(raw, /content-type: text\/html/i).toString()
      expect(html).toContain(`lang="${language}"`)
      expect(html).not.toMatch(/\{\{|messages\.|undefined/)
    }
  })
})

describe('its code at the kiosk', () => {
  test('tells what is known, once: the visit takes it up, and then it signs out', async () => {
    const { invite, invitations, visitor, visits, rita, tokenOf, arrive, maria, category, entries } =
      await expectingDesk()
    const id = invite()
    const token = tokenOf(id)
    expect(invitations.look(visitor, { token })).toMatchObject({
      state: 'ready',
      kind: 'invitation',
      name: 'Amara Okonkwo',
      company: 'Harbour & Lane Surveyors',
      host: { id: maria, name: 'Maria Santos', department: 'Client accounts' },
      categoryId: category('Visitor'),
    })
    const { signOutCode, host } = arrive(token)
    expect(host).toBe('Maria Santos')
    expect(invitations.list(rita, { when: 'today' }).rows[0]!.state).toBe('arrived')
    expect(entries('invitation.used')).toHaveLength(1)
    expect(invitations.look(visitor, { token })).toEqual({ state: 'on-site', signOutCode })
    visits.signOutByCode(visitor, { code: signOutCode })
    expect(invitations.look(visitor, { token })).toEqual({ state: 'used' })
  })

  test('is nothing on another day, and says nothing of whom it is for', async () => {
    const { invite, invitations, visitor, tokenOf, world } = await expectingDesk()
    const tomorrow = tokenOf(invite({ expectedOn: '2026-11-25' }), Date.UTC(2026, 10, 27))
    expect(invitations.look(visitor, { token: tomorrow })).toEqual({ state: 'early' })
    world.clock.pass(day)
    expect(invitations.look(visitor, { token: tomorrow }).state).toBe('ready')
    world.clock.pass(day)
    expect(invitations.look(visitor, { token: tomorrow })).toEqual({ state: 'expired' })
  })

  test('that another office signed, or nobody, is unknown', async () => {
    const { invitations, visitor, tokenOf, invite } = await expectingDesk()
    const other = await expectingDesk()
    expect(invitations.look(visitor, { token: other.tokenOf(other.invite()) })).toEqual({ state: 'unknown' })
    const own = tokenOf(invite())
    expect(invitations.look(visitor, { token: `${own.slice(0, -4)}AAAA` })).toEqual({ state: 'unknown' })
    expect(invitations.look(visitor, { token: 'https://example.org' })).toEqual({ state: 'unknown' })
  })

  test('can be typed, in any case and grouping; wrong ones have to wait, right ones are not held against anybody', async () => {
    const { invite, row, invitations, visitor } = await expectingDesk()
    const { code } = row(invite())!
    const typed = `${code.slice(0, 4).toLowerCase()} - ${code.slice(4)}`
    for (let again = 0; again < 8; again += 1)
      expect(invitations.look(visitor, { code: typed })).toMatchObject({ state: 'ready', name: 'Amara Okonkwo' })
    for (let wrong = 0; wrong < 19; wrong += 1)
      expect(invitations.look(visitor, { code: 'ZZZZ9999' })).toEqual({ state: 'unknown' })
    expect(invitations.look(visitor, { code: typed })).toMatchObject({ state: 'ready' })
    expect(invitations.look(visitor, { code: 'ZZZZ9999' })).toEqual({ state: 'unknown' })
    expect(() => invitations.look(visitor, { code: typed })).toThrow('wait')
  })

  test('stops nobody from signing in when it was cancelled on the way to the check page', async () => {
    const { invite, invitations, visitor, rita, tokenOf, signIn, maria } = await expectingDesk()
    const id = invite()
    const seen = invitations.look(visitor, { token: tokenOf(id) })
    if (seen.state !== 'ready') throw new Error(seen.state)
    invitations.cancel(rita, { invitationId: id })
    expect(signIn(seen.name, { hostId: maria, hostText: undefined, invitation: seen.token }).host).toBe('Maria Santos')
    expect(invitations.list(rita, { when: 'today' }).rows[0]!.state).toBe('cancelled')
  })
})

describe('what is kept', () => {
  const count = ({ world }: Awaited<ReturnType<typeof expectingDesk>>) =>
    world.db.prepare('SELECT count(*) FROM invitation').pluck().get()

  test('goes a week after its day, whether or not somebody came', async () => {
    const desk = await expectingDesk()
    desk.arrive(desk.tokenOf(desk.invite()))
    desk.invite({ name: 'Owen Talbot' })
    desk.goTo('2026-11-30T12:00:00Z')
    expect(desk.invitations.removeDue(machine)).toEqual({ removed: 0 })
    desk.goTo('2026-12-01T00:10:00Z')
    expect(desk.invitations.removeDue(machine)).toEqual({ removed: 2 })
    expect(count(desk)).toBe(0)
    expect(desk.entries('invitations.removed')[0]!.detail).toEqual({ invitations: 2 })
  })

  test('goes a week after it was cancelled, however far off its day was', async () => {
    const desk = await expectingDesk()
    const id = desk.invite({ expectedOn: '2027-11-02' })
    desk.invitations.cancel(desk.rita, { invitationId: id })
    desk.goTo('2026-12-01T00:10:00Z')
    expect(desk.invitations.removeDue(machine)).toEqual({ removed: 1 })
    expect(count(desk)).toBe(0)
  })

  test('goes with its visit where that goes first', async () => {
    const desk = await expectingDesk()
    const { visitId } = desk.arrive(desk.tokenOf(desk.invite()))
    desk.visits.erase(desk.priya, { visitId, reason: 'the visitor asked for it today' })
    expect(count(desk)).toBe(0)
  })
})

describe('a host’s own link', () => {
  async function linked() {
    const desk = await expectingDesk()
    desk.invitations.sendLink(desk.rita, { hostId: desk.maria })
    await desk.messages.send(machine)
    const { raw, to } = desk.mail.letters[0]!
    const token = /https:\/\/foyer\.example\.org\/invite#([\w.-]+)/.exec(partOf(raw, /text\/plain/i).toString())![1]!
    return { ...desk, token, to }
  }
  const stranger = { ...machine, kind: 'visitor' as const }

  test('lets them invite, see and cancel their own visitors, and nobody else’s', async () => {
    const { invitations, invite, token, to, guest, mark, rita } = await linked()
    expect(to).toEqual(['maria@example.org'])
    const others = invite({ hostId: mark, name: 'Owen Talbot' })
    invitations.hostInvite(stranger, { token, ...guest({ expectedOn: '2026-11-30' }) })
    const seen = invitations.hostLook(stranger, { token })
    expect(seen.rows.map(({ name, state }) => [name, state])).toEqual([['Amara Okonkwo', 'expected']])
    expect(JSON.stringify(seen)).not.toMatch(/Owen|amara@/)
    expect(() => invitations.hostCancel(stranger, { token, invitationId: others })).toThrow('invitation-not-found')
    invitations.hostCancel(stranger, { token, invitationId: seen.rows[0]!.id })
    expect(invitations.hostLook(stranger, { token }).rows[0]!.state).toBe('cancelled')
    expect(invitations.list(rita, { when: 'coming' }).rows[0]).toMatchObject({
      byHost: true,
      host: { name: 'Maria Santos' },
    })
  })

  test('ends when it is revoked, replaced, past its time, or its host has left: always the same answer', async () => {
    const { invitations, token, rita, helen, hosts, maria, messages, mail, world } = await linked()
    const look = (link: string) => () => invitations.hostLook(stranger, { token: link })
    expect(look('nothing')).toThrow('link-unknown')
    invitations.sendLink(rita, { hostId: maria })
    expect(look(token)).toThrow('link-unknown')
    await messages.send(machine)
    const next = /#([\w.-]+)/.exec(partOf(mail.letters[1]!.raw, /text\/plain/i).toString())![1]!
    expect(look(next)).not.toThrow()
    hosts.update(helen, {
      hostId: maria,
      name: 'Maria Santos',
      department: '',
      email: 'maria@example.org',
      active: false,
    })
    expect(look(next)).toThrow('link-unknown')
    const back = { hostId: maria, name: 'Maria Santos', department: '', email: 'maria@example.org', active: true }
    hosts.update(helen, back)
    expect(look(next)).toThrow('link-unknown')
    invitations.sendLink(rita, { hostId: maria })
    await messages.send(machine)
    const newest = /#([\w.-]+)/.exec(partOf(mail.letters[2]!.raw, /text\/plain/i).toString())![1]!
    expect(look(newest)).not.toThrow()
    world.clock.pass(181 * day)
    expect(look(newest)).toThrow('link-unknown')
    invitations.removeDue(machine)
    expect(invitations.links()).toEqual([])
    expect(() => invitations.revokeLink(rita, { hostId: maria })).toThrow('link-unknown')
  })

  test('ends with the address that it was sent to, and with nothing else of its host that changes', async () => {
    const { invitations, token, helen, hosts, maria, messages, mail, entries, rita } = await linked()
    const look = () => invitations.hostLook(stranger, { token })
    const change = { hostId: maria, name: 'Maria Silva', department: 'Lifts', email: 'maria@example.org', active: true }
    hosts.update(helen, change)
    expect(look().host).toBe('Maria Silva')
    invitations.sendLink(rita, { hostId: maria })
    hosts.update(helen, { ...change, email: 'm.silva@example.org' })
    expect(look).toThrow('link-unknown')
    expect(invitations.links()).toEqual([])
    expect(entries('host_link.revoked').map(({ subjectId }) => subjectId)).toEqual([maria])
    // What was waiting for the old address is not sent to the new one.
    expect(await messages.send(machine)).toMatchObject({ sent: 0, dropped: 1 })
    expect(mail.letters).toHaveLength(1)
  })

  test('makes fifty invitations a day and no more; wrong links have to wait while right ones never do', async () => {
    const { invitations, token, guest } = await linked()
    for (let made = 0; made < 50; made += 1) invitations.hostInvite(stranger, { token, ...guest({ email: '' }) })
    expect(() => invitations.hostInvite(stranger, { token, ...guest() })).toThrow('link-busy')
    for (let wrong = 0; wrong < 50; wrong += 1)
      expect(() => invitations.hostLook(stranger, { token: `wrong ${wrong}` })).toThrow('link-unknown')
    expect(() => invitations.hostLook(stranger, { token: 'one more' })).toThrow('wait')
    expect(invitations.hostLook(stranger, { token }).rows).toHaveLength(50)
  })

  test('needs a host with an address', async () => {
    const { invitations, rita, mark } = await expectingDesk()
    expect(() => invitations.sendLink(rita, { hostId: mark })).toThrow('host-no-address')
  })
})
