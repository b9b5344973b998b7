import { afterEach, describe, expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { day } from '../../shared/time.ts'
import { expectingDesk } from '../support/expecting-desk.ts'
import { partOf } from '../support/letter-parts.ts'
import { closePostOffice } from '../support/post-office.ts'

afterEach(closePostOffice)

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

  test('invites nobody for hours that are over', async () => {
    const { invitations, token, guest, goTo } = await linked()
    goTo('2026-11-24T11:30:00Z')
    invitations.hostInvite(stranger, { token, ...guest() })
    goTo('2026-11-24T12:00:00Z')
    expect(() => invitations.hostInvite(stranger, { token, ...guest() })).toThrow(
      expect.objectContaining({ fields: { until: 'invitation-hours-gone' } }),
    )
    expect(invitations.hostLook(stranger, { token }).rows).toHaveLength(1)
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
