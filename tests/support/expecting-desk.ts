import type { Guest } from '../../shared/contract/invitations.ts'
import { mailSettings } from './mail-settings.ts'
import { mailServer } from './post-office.ts'
import { visitorDesk } from './visitor-desk.ts'

/** The visitor half with two hosts and a mail server that takes what is sent. */
export async function expectingDesk(at?: number) {
  const desk = visitorDesk(at)
  const { invitations, passes, messages, hosts, helen, rita, visitor, world } = desk
  const mail = await mailServer()
  messages.setSettings(helen, mailSettings(mail.port, 'https://foyer.example.org'))
  const maria = hosts.add(helen, { name: 'Maria Santos', department: 'Client accounts', email: 'maria@example.org' }).id
  const mark = hosts.add(helen, { name: 'Mark Ellison', department: 'Lifts', email: '' }).id

  const guest = (more: Partial<Guest> = {}): Guest => ({
    name: 'Amara Okonkwo',
    email: 'amara@example.com',
    company: 'Harbour & Lane Surveyors',
    categoryId: desk.category('Visitor'),
    expectedOn: '2026-11-24',
    from: '11:00',
    until: '12:00',
    language: 'en',
    note: '',
    ...more,
  })
  const invite = (more: Partial<Guest & { hostId: number }> = {}) =>
    invitations.invite(rita, { ...guest(more), hostId: more.hostId ?? maria }).id

  type Named = { key: string; code: string }
  const row = (invitationId: number) =>
    world.db.prepare('SELECT key, code FROM invitation WHERE id = ?').get(invitationId) as Named | undefined
  /** What the QR code of an invitation says. */
  const tokenOf = (invitationId: number, expiresAt = Date.UTC(2026, 10, 25)) =>
    desk.tokens.sign('invitation', { id: row(invitationId)!.key }, expiresAt)

  /** Signs in with the code of an invitation, as the kiosk does after looking at it. */
  function arrive(token: string) {
    const seen = invitations.look(visitor, { token })
    if (seen.state !== 'ready') throw new Error(`the code is ${seen.state}`)
    const { name, company, host, categoryId, kind } = seen
    return desk.signIn(name, {
      company,
      ...(host ? { hostId: host.id, hostText: undefined } : {}),
      ...(categoryId ? { categoryId } : {}),
      [kind]: seen.token,
    })
  }

  return { ...desk, invitations, passes, mail, maria, mark, guest, invite, row, tokenOf, arrive }
}
