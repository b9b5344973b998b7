import { mailServer } from './post-office.ts'
import type { MessageSettings } from '../../shared/contract/messages.ts'
import type { Services } from '../../main/services.ts'
import { machine } from '../../main/caller.ts'
import { visitorDesk } from './visitor-desk.ts'

type SettingsInput = Parameters<Services['messages']['setSettings']>[1]

export const plainSettings: MessageSettings = {
  smtpServer: '',
  smtpPort: 587,
  smtpSecurity: 'none',
  smtpSignInName: '',
  smtpCertificate: '',
  fromName: 'Reception',
  fromAddress: 'reception@office.example',
  officeHears: 'unanswered',
  quietFrom: null,
  quietTo: null,
  escalateMinutes: 5,
  baseAddress: 'https://foyer.office.example',
}

/** The visitor half with hosts who are told: Priya, whose delegate is Sam, and Omar, who has neither address nor delegate. */
export function tellingOffice(...given: Parameters<typeof visitorDesk>) {
  const desk = visitorDesk(...given)
  const { hosts, helen, messages, arrivals, visits, world } = desk
  const sam = hosts.add(helen, { name: 'Sam Reed', department: '', email: 'sam@office.example' }).id
  const priya = hosts.add(helen, {
    name: 'Priya Shah',
    department: 'Legal',
    email: 'priya@office.example',
    delegateId: sam,
  }).id
  const omar = hosts.add(helen, { name: 'Omar Haddad', department: '', email: '' }).id
  let settings: SettingsInput = plainSettings

  /** Sets up messages: what is left out stays as it was last. */
  function setUp(more: Partial<SettingsInput> = {}): void {
    settings = { ...settings, ...more }
    messages.setSettings(helen, settings)
  }
  /** Somebody comes to see a host; returns the visit's id and what their screen got. */
  function arrive(hostId: number, name = 'Amara Okafor', company = 'Northwind') {
    const { visitId, arrival } = desk.signIn(name, { hostId, hostText: undefined, company })
    return { visitId, arrival }
  }
  return {
    ...desk,
    hostIds: { priya, sam, omar },
    setUp,
    arrive,
    /** Sends whatever is due. */
    send: () => messages.send(machine),
    /** What reception sees of a visit. */
    seen: (visitId: number) => arrivals.onSite().find((arrival) => arrival.visitId === visitId),
    /** Runs the escalation as its job does. */
    escalate: () => arrivals.escalateDue(machine),
    rows: () => world.db.all(world.db.build.selectFrom('message').selectAll().orderBy('id')),
    leave: (visitId: number) => visits.close(helen, { visitId }),
  }
}

/** The same with a mail server that takes what is sent. */
export async function officeWithMail(more: Parameters<ReturnType<typeof tellingOffice>['setUp']>[0] = {}) {
  const mail = await mailServer()
  const desk = tellingOffice()
  desk.setUp({ smtpServer: 'localhost', smtpPort: mail.port, ...more })
  return { ...desk, mail }
}
