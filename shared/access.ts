import type { CallName } from './contract/index.ts'
import type { DeviceMode, Role } from './contract/words.ts'
import type { PurposeTask } from './contract/staff.ts'

/**
 * Who may call what: the one table that the server enforces, the screens read and a test walks cell by cell.
 *
 * `before` the call is answered only before set-up · `anyone` needs neither device nor session ·
 * `device` an enrolled device of one of these modes suffices, without a staff session ·
 * `roles` a staff session with one of these roles; without an enrolled device administrators alone, as such alone ·
 * `purpose` the task for which some answers of this call need a stated purpose, and who needs it when:
 * `always`, or `for-older` (visits before today, and any search by name) ·
 * `acts` whether the call changes anything, and so leaves an audit entry.
 */
export type AccessLine = {
  before?: true
  anyone?: true
  device?: readonly DeviceMode[]
  roles?: readonly Role[]
  purpose?: { task: PurposeTask; when: 'always' | 'for-older' }
  acts: boolean
}

const everyDevice = ['kiosk', 'reception', 'desk'] as const
const visitorDevices = ['kiosk', 'reception'] as const
const everyRole = ['receptionist', 'security', 'manager', 'lead', 'administrator'] as const
const guards = ['security', 'manager', 'lead'] as const
const runsRollCall = ['receptionist', 'security', 'manager'] as const
const seesVisitors = ['receptionist', 'security', 'manager', 'lead'] as const
const expects = ['receptionist', 'manager'] as const

export const access: Record<CallName, AccessLine> = {
  'setup.state': { anyone: true, acts: false },
  'setup.open': { before: true, acts: false },
  'setup.complete': { before: true, acts: true },

  'staff.me': { anyone: true, acts: false },
  'staff.signIn': { anyone: true, acts: true },
  'staff.signOut': { roles: everyRole, acts: true },
  'staff.changeSecret': { roles: everyRole, acts: true },
  'staff.statePurpose': { roles: guards, acts: true },
  'staff.list': { roles: ['administrator', 'lead'], acts: false },
  'staff.add': { roles: ['administrator'], acts: true },
  'staff.update': { roles: ['administrator'], acts: true },
  'staff.resetSecret': { roles: ['administrator'], acts: true },
  'staff.disable': { roles: ['administrator'], acts: true },
  'staff.enable': { roles: ['administrator'], acts: true },

  'devices.enrol': { anyone: true, acts: true },
  'devices.makeCode': { roles: ['administrator'], acts: true },
  'devices.list': { roles: ['administrator', 'lead'], acts: false },
  'devices.setPrints': { roles: ['administrator'], acts: true },
  'devices.revoke': { roles: ['administrator'], acts: true },
  'devices.networkDoor': { roles: ['administrator'], acts: false },

  'audit.list': { roles: ['lead', 'administrator'], acts: false },

  'hosts.suggest': { device: visitorDevices, roles: ['receptionist'], acts: false },
  'hosts.list': { roles: seesVisitors, acts: false },
  'hosts.add': { roles: ['manager'], acts: true },
  'hosts.update': { roles: ['manager'], acts: true },
  'categories.list': { device: everyDevice, roles: seesVisitors, acts: false },
  'categories.add': { roles: ['manager'], acts: true },
  'categories.update': { roles: ['manager'], acts: true },
  'questions.list': { device: everyDevice, roles: seesVisitors, acts: false },
  'questions.add': { roles: ['manager'], acts: true },
  'questions.update': { roles: ['manager'], acts: true },
  'questions.retire': { roles: ['manager'], acts: true },
  'questions.reorder': { roles: ['manager'], acts: true },

  'privacy.notice': { device: everyDevice, roles: everyRole, acts: false },
  'privacy.versions': { roles: ['manager', 'lead'], acts: false },
  'privacy.changes': { roles: ['manager', 'lead'], acts: false },
  'privacy.wording': { roles: ['manager', 'lead'], acts: false },
  'privacy.preview': { roles: ['manager', 'lead'], acts: false },
  'privacy.revise': { roles: ['manager'], acts: true },
  'languages.get': { roles: ['manager', 'lead'], acts: false },
  'languages.update': { roles: ['manager'], acts: true },

  'visits.signIn': { device: visitorDevices, roles: ['receptionist'], acts: true },
  'visits.signOutByCode': { device: visitorDevices, roles: ['receptionist'], acts: true },
  'visits.signOutByName': { device: visitorDevices, roles: ['receptionist'], acts: true },
  'visits.onSite': { roles: seesVisitors, acts: false },
  'visits.get': { roles: seesVisitors, purpose: { task: 'visit-log', when: 'for-older' }, acts: false },
  'visits.close': { roles: ['receptionist', 'security', 'manager'], acts: true },
  'visits.search': { roles: seesVisitors, purpose: { task: 'visit-log', when: 'for-older' }, acts: false },
  'visits.erase': { roles: ['lead'], acts: true },
  'visits.exportCsv': { roles: ['manager', 'lead'], purpose: { task: 'visit-export', when: 'always' }, acts: true },

  'sources.layouts': { roles: ['manager', 'administrator'], acts: false },
  'sources.preview': { roles: ['manager'], acts: false },
  'sources.detect': { roles: ['manager'], acts: false },
  'sources.add': { roles: ['manager'], acts: true },
  'sources.list': { roles: ['security', 'manager', 'lead', 'administrator'], acts: false },
  'sources.health': { roles: ['security', 'manager', 'lead', 'administrator'], acts: false },
  'sources.rename': { roles: ['manager'], acts: true },
  'sources.retire': { roles: ['manager'], acts: true },
  'sources.adopt': { roles: ['administrator'], acts: true },
  'sources.scan': { roles: guards, acts: true },
  'cameras.list': { roles: guards, acts: false },
  'cameras.rename': { roles: ['manager'], acts: true },
  'coverage.day': { roles: guards, acts: false },
  'coverage.month': { roles: guards, acts: false },
  'coverage.explain': { roles: ['security', 'manager'], acts: true },

  'incidents.list': { roles: guards, acts: false },
  'incidents.get': { roles: guards, acts: false },
  'incidents.open': { roles: guards, acts: true },
  'incidents.close': { roles: guards, acts: true },
  'holds.preview': { roles: guards, acts: false },
  'holds.place': { roles: guards, acts: true },
  'holds.setReview': { roles: guards, acts: true },
  'holds.askRelease': { roles: guards, acts: true },
  'holds.approveRelease': { roles: ['manager', 'lead'], acts: true },
  'holds.refuseRelease': { roles: ['manager', 'lead'], acts: true },
  'holds.takeBackRelease': { roles: guards, acts: true },

  'sweeps.state': { roles: guards, acts: false },
  'sweeps.coming': { roles: guards, acts: false },
  'sweeps.list': { roles: guards, acts: false },
  'sweeps.now': { roles: guards, acts: true },
  'sweeps.approveBrakes': { roles: guards, acts: true },
  'sweeps.certificate': { roles: guards, acts: false },
  'sweeps.certificateFile': { roles: guards, acts: true },
  'sweeps.prove': { roles: guards, acts: false },
  'sweeps.proofFile': { roles: guards, acts: true },
  'clock.confirm': { roles: guards, acts: true },
  'clock.history': { roles: guards, acts: false },

  'settings.get': { roles: ['manager', 'lead'], acts: false },
  'settings.update': { roles: ['manager'], acts: true },
  'dashboard.get': { roles: everyRole, acts: false },

  'messages.settings': { roles: ['manager'], acts: false },
  'messages.setSettings': { roles: ['manager'], acts: true },
  'messages.test': { roles: ['manager'], acts: true },
  'messages.list': { roles: ['manager'], acts: false },
  'messages.tryAgain': { roles: ['manager'], acts: true },
  'arrivals.onSite': { roles: seesVisitors, acts: false },
  'arrivals.toldInPerson': { roles: ['receptionist', 'security', 'manager'], acts: true },
  'arrivals.told': { device: visitorDevices, roles: ['receptionist'], acts: false },
  'arrivals.look': { anyone: true, acts: false },
  'arrivals.answer': { anyone: true, acts: true },

  'invitations.list': { roles: expects, purpose: { task: 'visit-log', when: 'for-older' }, acts: false },
  'invitations.invite': { roles: expects, acts: true },
  'invitations.update': { roles: expects, acts: true },
  'invitations.cancel': { roles: expects, acts: true },
  'invitations.resend': { roles: expects, acts: true },
  'invitations.settings': { roles: ['manager'], acts: false },
  'invitations.setSettings': { roles: ['manager'], acts: true },
  'invitations.station': { device: visitorDevices, roles: ['receptionist'], acts: false },
  'invitations.look': { device: visitorDevices, roles: ['receptionist'], acts: false },
  'invitations.links': { roles: expects, acts: false },
  'invitations.sendLink': { roles: expects, acts: true },
  'invitations.revokeLink': { roles: expects, acts: true },
  'invitations.hostLook': { anyone: true, acts: false },
  'invitations.hostInvite': { anyone: true, acts: true },
  'invitations.hostCancel': { anyone: true, acts: true },
  'badges.mine': { device: visitorDevices, roles: ['receptionist'], acts: true },
  'badges.again': { roles: ['receptionist', 'security', 'manager'], acts: true },
  'documents.list': { roles: ['manager', 'lead'], acts: false },
  'documents.add': { roles: ['manager'], acts: true },
  'documents.revise': { roles: ['manager'], acts: true },
  'documents.read': { device: visitorDevices, roles: ['receptionist', 'manager', 'lead'], acts: false },
  'documents.copyOffered': { device: visitorDevices, roles: ['receptionist'], acts: false },
  'documents.sendCopy': { device: visitorDevices, roles: ['receptionist'], acts: true },
  'passes.make': { device: visitorDevices, roles: ['receptionist'], acts: true },
  'passes.send': { device: visitorDevices, roles: ['receptionist'], acts: true },
  'passes.forget': { device: visitorDevices, roles: ['receptionist'], acts: true },
  'passes.list': { roles: ['receptionist', 'manager', 'lead'], acts: false },
  'passes.remove': { roles: ['receptionist', 'manager', 'lead'], acts: true },
  'passes.ofVisit': { roles: ['lead'], acts: false },

  'calls.ring': { device: visitorDevices, acts: true },
  'calls.state': { device: visitorDevices, acts: false },
  // A screen at reception rings while nobody is signed in, too: which device, and since when, is nobody's data.
  'calls.waiting': { device: ['reception', 'desk'], roles: ['receptionist', 'security', 'manager'], acts: false },
  'calls.answer': { roles: ['receptionist', 'security', 'manager'], acts: true },
  'look.get': { device: everyDevice, roles: everyRole, acts: false },
  'look.update': { roles: ['manager'], acts: true },
  'look.putPicture': { roles: ['manager'], acts: true },
  'look.removePicture': { roles: ['manager'], acts: true },

  'house.offers': { device: visitorDevices, roles: ['receptionist'], acts: false },
  'house.settings': { roles: ['manager', 'lead'], acts: false },
  'house.setSettings': { roles: ['manager'], acts: true },
  'presence.byPin': { device: visitorDevices, acts: true },
  'presence.byBadge': { device: visitorDevices, acts: true },
  'presence.list': { roles: runsRollCall, acts: false },
  'presence.set': { roles: runsRollCall, acts: true },
  'presence.makeKey': { roles: ['manager'], acts: true },
  'presence.removeKey': { roles: ['manager'], acts: true },
  'deliveries.bring': { device: visitorDevices, roles: ['receptionist'], acts: true },
  'deliveries.list': { roles: ['receptionist', 'manager'], acts: false },
  'deliveries.collect': { roles: ['receptionist', 'manager'], acts: true },
  'rollcall.list': { roles: runsRollCall, acts: false },
  'rollcall.start': { roles: runsRollCall, acts: true },
  'rollcall.mark': { roles: runsRollCall, acts: true },
  'rollcall.add': { roles: runsRollCall, acts: true },
  'rollcall.end': { roles: runsRollCall, acts: true },
  'rollcall.past': { roles: runsRollCall, acts: false },
  'rollcall.report': { roles: runsRollCall, purpose: { task: 'visit-log', when: 'for-older' }, acts: false },
  // A tablet at reception has to show the roll call when neither host nor colleague is there.
  'rollcall.copy': { device: ['reception'], acts: false },
  'rollcall.catchUp': { device: ['reception'], acts: true },
}

/** Whether somebody with these roles, on a device of this mode (or none), may call; set-up and purposes aside. */
export function mayCall(name: CallName, roles: readonly Role[], device: DeviceMode | null): boolean {
  const line = access[name]
  if (line.anyone) return true
  if (device !== null && line.device?.includes(device)) return true
  return line.roles?.some((role) => roles.includes(role)) ?? false
}
