import { X509Certificate } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { day } from '../../shared/time.ts'
import type { Audit } from '../audit/audit.ts'
import { machine } from '../caller.ts'
import type { World } from '../world.ts'
import { type Authority, type Certificate, createAuthorityStore } from './authority-store.ts'
import { makeAuthority, makeCertificate } from './certificates.ts'
import { type Names, namesOfThisMachine, namesWithin, reachOf } from './machine-names.ts'

/** How the network door proves that it is this office's. */
export type Tls = {
  /** The authority's certificate, PEM: the one thing that a tablet has to trust. */
  authority: string
  /** Its SHA-256, as devices show it: pairs of hexadecimal digits with colons. */
  fingerprint: string
  /** What to show now: made anew where it nears its end or this machine's names have changed. */
  current(): Promise<Certificate>
}

const authorityLasts = 3652 * day
/** Apple's and others' limit is 398 days. */
const certificateLasts = 397 * day
const renewedBefore = 30 * day
/** Tablets' clocks may be behind ours. */
const startsBefore = day

/** This installation's private authority, made the first time, with a certificate for this machine under it. */
export async function createTls(
  world: Pick<World, 'db' | 'clock'>,
  audit: Audit,
  namesNow: () => Names = namesOfThisMachine,
): Promise<Tls> {
  const { db, clock } = world
  const store = createAuthorityStore(db)

  async function newAuthority(): Promise<Authority> {
    const names = namesNow()
    const startsAt = clock.now() - startsBefore
    const expiresAt = startsAt + authorityLasts
    const reach = reachOf(names)
    const pair = await makeAuthority(names.dns[0]!, reach, { startsAt, expiresAt })
    const made = { ...pair, vouchesFor: reach, startsAt, expiresAt }
    db.transaction(() => {
      store.putAuthority(made)
      audit.record(machine, 'network.authority_made')
    })
    return made
  }

  async function newCertificate(authority: Authority, names: Names): Promise<Certificate> {
    const startsAt = clock.now() - startsBefore
    const expiresAt = Math.min(startsAt + certificateLasts, authority.expiresAt)
    const pair = await makeCertificate(authority, names, { startsAt, expiresAt })
    const made = { ...pair, vouchesFor: names, startsAt, expiresAt }
    db.transaction(() => {
      store.putCertificate(made)
      audit.record(machine, 'network.certificate_made')
    })
    return made
  }

  const lasts = ({ expiresAt }: { expiresAt: number }) => expiresAt - clock.now() > renewedBefore
  const found = store.findAuthority()
  const authority = found && lasts(found) ? found : await newAuthority()

  return {
    authority: authority.certificate,
    fingerprint: new X509Certificate(authority.certificate).fingerprint256,
    async current() {
      const names = namesWithin(namesNow(), authority.vouchesFor)
      const shown = store.findCertificate()
      const fits = shown && lasts(shown) && shown.startsAt <= clock.now() && isDeepStrictEqual(shown.vouchesFor, names)
      return fits ? shown : newCertificate(authority, names)
    },
  }
}
