import type { Audit } from '../audit/audit.ts'
import type { Caller } from '../caller.ts'
import type { MessageRow, Messages, Outgoing } from '../messages/messages.ts'
import type { OfficeRegister } from '../office/office.ts'
import { wordsIn } from '../texts.ts'
import type { World } from '../world.ts'
import { createHoldReviewStore } from './hold-review-store.ts'

export type HoldReviews = ReturnType<typeof createHoldReviews>
const kind = 'hold-review'
const namedAtMost = 6

/** A hold whose review date has come reaches those who answer for it, once for each date; the screen says it until it is done. */
export function createHoldReviews(
  world: Pick<World, 'db'>,
  { audit, office, messages }: { audit: Audit; office: OfficeRegister; messages: Messages },
) {
  const store = createHoldReviewStore(world.db)

  /** Names of cameras, never of a person. */
  function camerasOf(id: number): string {
    const names = store.listCameras(id)
    const more = names.length - namedAtMost
    return (more > 0 ? [...names.slice(0, namedAtMost), `+ ${more}`] : names).join(', ')
  }

  /** As it has to read now; nothing once the hold was reviewed or is on its way to end. */
  function compose({ subjectId, channel }: MessageRow): Outgoing | null {
    const hold = store.find(subjectId!)
    if (!hold || hold.reviewOn > office.todayOn()) return null
    const words = wordsIn('en')
    const { organisation, timeZone } = office.current()
    const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone })
    const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
    const { reference } = hold
    return messages.toOffice(channel, {
      subject: words('holdReview.subject', { reference, organisation }),
      paragraphs: [
        words('holdReview.text', { reference, on: date.format(Date.parse(hold.reviewOn)) }),
        words('holdReview.keeps', {
          cameras: camerasOf(hold.id),
          from: moment.format(hold.fromAt),
          to: moment.format(hold.toAt),
        }),
        words('holdReview.mend'),
      ],
    })
  }
  messages.teach(kind, { compose })

  return {
    /** Reminds of every review date that has come; where there is no way yet, another run does. */
    remind: (caller: Caller): { reminded: number; unfinished: number } =>
      world.db.transaction(() => {
        const due = store.listUntold(office.todayOn())
        const channels = messages.waysToOffice()
        if (channels.length === 0) return { reminded: 0, unfinished: due.length }
        for (const { id, reviewOn } of due) {
          for (const channel of channels)
            messages.queue({ key: `${kind}:${id}:${reviewOn}:${channel}`, kind, channel, subjectId: id })
          store.markTold(id, reviewOn)
          audit.record(caller, 'hold.review_reminded', { subject: 'hold', subjectId: id, detail: { reviewOn } })
        }
        return { reminded: due.length, unfinished: 0 }
      }),
  }
}
