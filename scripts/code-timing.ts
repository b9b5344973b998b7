import { call, type Office } from '../tests/e2e/office.ts'
import { partOf } from '../tests/support/letter-parts.ts'
import { mailSettings } from '../tests/support/mail-settings.ts'
import { closePostOffice, mailServer } from '../tests/support/post-office.ts'
import { waitFor } from '../tests/support/running-host.ts'
import { localDate } from '../shared/time.ts'
import { interleaved, median, quantile } from '../tests/bench/figures.ts'
import { openTill, type Till } from './code-till.ts'
import { withKioskOffice } from './kiosk-office.ts'

/**
 * Whether the time of an answer tells what a kiosk does not say: `npm run timing`. Found and not found in turn, over the
 * host's own API, in a register of 5,000 visits. Told, never asserted: a busy machine says little.
 */
const visits = 5000
const onSite = 300
/** Wrong ones are counted on each device: no more than it is let try. */
const roundsOnOne = 4
const devices = 75

/** An invitation's code comes in its letter alone. */
async function invitationCode(office: Office): Promise<string> {
  const mail = await mailServer()
  const helen = await office.desk('helen')
  await call(helen, 'messages.setSettings', mailSettings(mail.port, office.host.address))
  const [host] = await call<{ id: number }[]>(helen, 'hosts.list')
  const kinds = await call<{ id: number; isDefault: boolean }[]>(helen, 'categories.list')
  await call(helen, 'invitations.invite', {
    hostId: host!.id,
    name: 'Amara Okonkwo',
    email: 'amara@example.com',
    company: '',
    categoryId: kinds.find(({ isDefault }) => isDefault)!.id,
    expectedOn: localDate(Date.now(), 'Europe/London'),
    from: '00:00',
    until: '23:59',
    language: 'en',
    note: '',
  })
  await waitFor(() => mail.letters.length > 0, 90_000)
  await closePostOffice()
  return /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec(partOf(mail.letters[0]!.raw, /text\/plain/i).toString())![0]
}

/** Somebody comes in first, unmeasured: whoever is found leaves, and what a call follows is the same each time. */
function actsOf(tills: Till[], codes: { invitation: string; pass: string }) {
  const at = (round: number) => tills[Math.floor(round / roundsOnOne)]!
  const signOutCode = async (till: Till, of: (code: string) => string) => {
    const { signOutCode: code } = await till.signIn()
    return till.timed('visits.signOutByCode', { code: of(code) })
  }
  const signOutName = async (till: Till, of: (who: { name: string; company: string }) => object) => {
    const { name, company } = await till.signIn()
    return till.timed('visits.signOutByName', of({ name, company }))
  }
  const look = async (till: Till, code: string) => {
    await till.signIn()
    return till.timed('invitations.look', { code })
  }
  return {
    codeFound: (round: number) => signOutCode(at(round), (code) => code),
    codeMissed: (round: number) => signOutCode(at(round), (code) => [...code].toReversed().join('')),
    nameFound: (round: number) => signOutName(at(round), (who) => who),
    nameMissed: (round: number) => signOutName(at(round), ({ name, company }) => ({ name: `${name}x`, company })),
    invitationFound: (round: number) => look(at(round), codes.invitation),
    passFound: (round: number) => look(at(round), codes.pass),
    lookMissed: (round: number) =>
      look(at(round), `${codes.pass.slice(0, -2)}${codes.pass.endsWith('00') ? '11' : '00'}`),
  }
}

await withKioskOffice(async (office) => {
  const ada = await office.setUp()
  const helen = await office.desk('helen')
  await call(helen, 'invitations.setSettings', {
    kioskReadsCodes: true,
    offersPasses: true,
    passDays: 180,
    directions: {},
  })
  const tills: Till[] = []
  for (let device = 0; device < devices; device += 1) {
    const { code } = await call<{ code: string }>(ada, 'devices.makeCode', { name: `Kiosk ${device}`, mode: 'kiosk' })
    tills.push(await openTill(office.host.address, code))
  }
  const [first] = tills
  const invitation = await invitationCode(office)
  for (let visit = 0; visit < visits; visit += 1) {
    const { signOutCode } = await first!.signIn()
    if (visit >= onSite) await first!.timed('visits.signOutByCode', { code: signOutCode })
  }
  const { visitId, signOutCode } = await first!.signIn()
  const { code: pass } = await first!.ask<{ code: string }>('passes.make', { visitId, signOutCode, language: 'en' })
  const times = await interleaved(devices * roundsOnOne, actsOf(tills, { invitation, pass }))
  const say = (what: string, found: number[], missed: number[]) => {
    const ms = (times: number[]) =>
      `${median(times).toFixed(2)} ms, ${quantile(times, 0.1).toFixed(2)} in the best tenth`
    const ratio = (part: number) => (quantile(missed, part) / quantile(found, part)).toFixed(2)
    process.stdout.write(
      `${what}: ${ratio(0.5)} ×, ${ratio(0.1)} × in the best tenth (not found ${ms(missed)}; found ${ms(found)})\n`,
    )
  }
  process.stdout.write(`${visits} visits, ${devices * roundsOnOne} of each in turn\n`)
  say('sign-out by code', times.codeFound, times.codeMissed)
  say('sign-out by name and company', times.nameFound, times.nameMissed)
  say('an invitation’s code', times.invitationFound, times.lookMissed)
  say('a pass’s code', times.passFound, times.lookMissed)
})
