import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { machine } from '../../main/caller.ts'
import { languages } from '../../shared/languages.ts'
import { expectingDesk } from '../support/expecting-desk.ts'
import { partOf } from '../support/letter-parts.ts'
import { closePostOffice } from '../support/post-office.ts'
import { asImage, readPng } from '../support/read-png.ts'

afterEach(closePostOffice)

beforeAll(async () => {
  const wasmBinary = new Uint8Array(
    readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')),
  ).buffer
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true })
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

  test('leaves the calendar of an address that was changed, and goes to the new one as a visit of its own', async () => {
    const { invitations, invite, guest, maria, rita, row, mail, messages, entries } = await expectingDesk()
    const id = invite()
    const { key } = row(id)!
    await messages.send(machine)
    const email = 'amara.okonkwo@example.com'
    invitations.update(rita, { invitationId: id, hostId: maria, ...guest({ email }) })
    await messages.send(machine)
    const [first, ...after] = mail.letters.map(({ to, raw }) => ({
      to,
      calendar: partOf(raw, /text\/calendar/i).toString(),
    }))
    const uid = /UID:(\S+)/.exec(first!.calendar)![1]!
    const to = (address: string) => after.find((letter) => letter.to.includes(address))!.calendar
    expect(to('amara@example.com')).toContain('METHOD:CANCEL')
    expect(to('amara@example.com')).toContain(`UID:${uid}`)
    expect(to(email)).toContain('METHOD:REQUEST')
    expect(to(email)).not.toContain(uid)
    const { rows } = invitations.list(rita, { when: 'today' })
    expect(rows.map(({ email: address, state }) => [address, state])).toEqual([
      ['amara@example.com', 'cancelled'],
      [email, 'expected'],
    ])
    expect(row(rows[1]!.id)!.key).not.toBe(key)
    expect(entries('invitation.cancelled')).toMatchObject([{ subjectId: id }])
    expect(JSON.stringify(entries())).not.toContain('amara')
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
