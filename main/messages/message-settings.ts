import { X509Certificate } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import type { Audit } from '../audit/audit.ts'
import type { Services } from '../services.ts'
import type { World } from '../world.ts'
import { isThisMachine } from './message-rules.ts'
import { createMessageSettingsStore, type KeptSettings } from './message-settings-store.ts'

type Input = Parameters<Services['messages']['setSettings']>[1]

/** What is kept of a webhook for a screen: that it is there, and where it leads. */
const leadsTo = (webhook: string | null) => ({
  set: webhook !== null,
  leadsTo: webhook === null ? '' : new URL(webhook).hostname,
})

/** Where one sentence can say it, before anything is written. */
function wrongFields(input: Input): Record<string, string> {
  const { smtpServer, smtpSecurity, smtpCertificate, fromAddress, quietFrom, quietTo, baseAddress } = input
  const wrong: Record<string, string> = {}
  if (smtpServer && !fromAddress) wrong['fromAddress'] = 'from-address-needed'
  if (smtpServer && !/^[\w.:[\]-]+$/.test(smtpServer)) wrong['smtpServer'] = 'smtp-server-name'
  if (smtpServer && smtpSecurity === 'none' && !isThisMachine(smtpServer)) wrong['smtpSecurity'] = 'smtp-plain'
  if (smtpCertificate && !isCertificate(smtpCertificate)) wrong['smtpCertificate'] = 'not-a-certificate'
  if ((quietFrom === null) !== (quietTo === null)) wrong[quietFrom === null ? 'quietFrom' : 'quietTo'] = 'quiet-both'
  if (baseAddress.startsWith('http:') && !isThisMachine(new URL(baseAddress).hostname))
    wrong['baseAddress'] = 'base-address-plain'
  return wrong
}

/** Nobody learns a kept password by having it sent to a server of their own. */
const sendsPasswordElsewhere = (input: Input, before: KeptSettings): boolean =>
  input.smtpPassword === undefined &&
  before.smtpPassword !== null &&
  input.smtpServer.trim().toLowerCase() !== before.smtpServer.toLowerCase()

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== undefined
  } catch {
    return false
  }
}

/** How messages leave, as the manager set it. Its secrets never go back to a screen. */
export function createMessageSettings(
  world: Pick<World, 'db' | 'events' | 'networkDoor'>,
  { audit }: { audit: Audit },
) {
  const store = createMessageSettingsStore(world.db)
  const ownAddress = () => world.networkDoor?.addresses()[0] ?? ''

  const verbs = {
    settings() {
      const { smtpPassword, teamsWebhook, slackWebhook, ...shown } = store.get()
      return {
        ...shown,
        passwordSet: smtpPassword !== null,
        teams: leadsTo(teamsWebhook),
        slack: leadsTo(slackWebhook),
        ownAddress: ownAddress(),
      }
    },

    setSettings(caller, input) {
      const fields = wrongFields(input)
      if (Object.keys(fields).length > 0) throw new AppError('invalid', 'check-fields', {}, fields)
      return world.db.transaction(() => {
        const before = store.get()
        if (sendsPasswordElsewhere(input, before))
          throw new AppError('invalid', 'check-fields', {}, { smtpPassword: 'smtp-password-again' })
        const after = {
          ...input,
          smtpServer: input.smtpServer.trim(),
          baseAddress: input.baseAddress && new URL(input.baseAddress).origin,
          smtpPassword: (input.smtpPassword ?? before.smtpPassword) || null,
          teamsWebhook: (input.teamsWebhook ?? before.teamsWebhook) || null,
          slackWebhook: (input.slackWebhook ?? before.slackWebhook) || null,
        }
        const changed = Object.entries(after).flatMap(([name, value]) =>
          new Map<string, unknown>(Object.entries(before)).get(name) === value ? [] : [name],
        )
        store.put(after)
        audit.record(caller, 'messages.settings_changed', { detail: { changed: changed.toSorted().join(' ') } })
        world.db.afterCommit(() => world.events.changed('messages'))
        return {}
      })
    },
  } satisfies Pick<Services['messages'], 'settings' | 'setSettings'>

  return {
    ...verbs,
    current: store.get,
    /** With what links begin; none where hosts cannot reach this machine from their own devices. */
    linkBase: (): string | null => store.get().baseAddress || ownAddress() || null,
  }
}
