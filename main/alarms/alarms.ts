import { day } from '../../shared/time.ts'
import type { Audit } from '../audit/audit.ts'
import type { Caller } from '../caller.ts'
import type { Footage, Overdue } from '../footage/footage.ts'
import type { MessageRow, Messages, Outgoing } from '../messages/messages.ts'
import type { OfficeRegister } from '../office/office.ts'
import { wordsIn } from '../texts.ts'
import type { World } from '../world.ts'
import { type Alarm, createAlarmStore } from './alarm-store.ts'

export type Alarms = ReturnType<typeof createAlarms>
const kind = 'overdue-footage'
const namedAtMost = 6

/**
 * Footage that should be gone and is not reaches a person: the data-protection contact by e-mail and the office's own
 * channels, once when it is found and once a day until it is over.
 */
export function createAlarms(
  world: Pick<World, 'db' | 'clock' | 'events'>,
  deps: {
    audit: Audit
    office: OfficeRegister
    messages: Messages
    footage: Pick<Footage, 'overdue' | 'register' | 'sources'>
  },
) {
  const { audit, office, messages, footage } = deps
  const store = createAlarmStore(world.db)
  const now = () => world.clock.now()

  /** Names of cameras and source, never of a person. */
  function namesOf({ cameraIds, sourceId }: Alarm): { cameras: string; source: string } {
    const names = footage.register.cameraNames()
    const all = cameraIds.map((id) => names.get(id) ?? '')
    const more = all.length - namedAtMost
    const cameras = more > 0 ? [...all.slice(0, namedAtMost), `+ ${more}`] : all
    return { cameras: cameras.join(', '), source: sourceId === null ? '' : footage.sources.nameOf(sourceId) }
  }

  /** As it has to read now; nothing once it is over. */
  function compose({ subjectId, channel }: MessageRow): Outgoing | null {
    const alarm = store.find(subjectId!)
    if (!alarm || alarm.resolvedAt !== null) return null
    const words = wordsIn('en')
    const { organisation } = office.current()
    const { cameras, source } = namesOf(alarm)
    const subject = words('overdue.subject', { organisation })
    const since = new Intl.DateTimeFormat('en-GB', {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone: office.current().timeZone,
    }).format(alarm.since)
    const paragraphs = [
      words(`overdue.${alarm.reason}.text`, { count: alarm.segments, cameras, source }),
      words('overdue.since', { since }),
      words(`overdue.${alarm.reason}.mend`),
    ]
    return messages.toOffice(channel, { subject, paragraphs })
  }
  messages.teach(kind, { compose })

  /** Once, and again after each day; where there is no way yet, as soon as there is one. */
  function tell({ id, toldAt }: Pick<Alarm, 'id' | 'toldAt'>): boolean {
    const at = now()
    const channels = messages.waysToOffice()
    if (channels.length === 0 || (toldAt !== null && at - toldAt < day)) return false
    for (const channel of channels)
      messages.queue({ key: `${kind}:${id}:${at}:${channel}`, kind, channel, subjectId: id })
    store.markTold(id, at)
    return true
  }

  function raise(caller: Caller, overdue: Overdue): void {
    const { reason, sourceId, segments, cameraIds } = overdue
    const id = store.insert(overdue, now())
    const detail = { reason, sourceId, segments, cameras: cameraIds.length }
    audit.record(caller, 'overdue.raised', { subject: 'overdue_alarm', subjectId: id, detail })
  }
  const isSame = (a: Pick<Overdue, 'reason' | 'sourceId'>, b: typeof a) =>
    a.reason === b.reason && a.sourceId === b.sourceId

  return {
    /** Looks for what is overdue, raises, tells and resolves; every quarter of an hour. */
    async check(caller: Caller): Promise<{ open: number; told: number }> {
      const found = await footage.overdue.list()
      return world.db.transaction(() => {
        const before = store.listOpen()
        for (const alarm of before.filter((open) => !found.some((one) => isSame(one, open)))) {
          store.markResolved(alarm.id, now())
          audit.record(caller, 'overdue.resolved', { subject: 'overdue_alarm', subjectId: alarm.id })
        }
        for (const overdue of found) {
          const there = before.find((open) => isSame(open, overdue))
          if (there) store.markMeasured(there.id, overdue)
          else raise(caller, overdue)
        }
        const open = store.listOpen()
        const told = open.filter(tell).length
        if (before.length > 0 || open.length > 0) world.db.afterCommit(() => world.events.changed('sweeps'))
        return { open: open.length, told }
      })
    },
    /** What is open now, with names. */
    open: () => store.listOpen().map((alarm) => ({ ...alarm, ...namesOf(alarm) })),
  }
}
