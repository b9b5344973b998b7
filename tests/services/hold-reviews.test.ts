import { afterEach, expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { createHoldReviews } from '../../main/incidents/hold-reviews.ts'
import { day } from '../../shared/time.ts'
import { incidentDesk } from '../support/incident-desk.ts'
import { givenCamera, givenIncident } from '../support/incident-rows.ts'
import { closePostOffice, mailServer } from '../support/post-office.ts'
import { pictureDay } from '../support/test-world.ts'

afterEach(closePostOffice)

/** A hold to be reviewed in two days, and mail where it is asked for. */
async function reviewed({ mail }: { mail: boolean }) {
  const desk = incidentDesk()
  const { world, audit, office, messages } = desk
  const reviews = createHoldReviews(world, { audit, office, messages })
  const post = await mailServer()
  const setMailUp = () =>
    world.db
      .prepare(
        `INSERT INTO message_settings (id, smtp_server, smtp_port, smtp_security, smtp_sign_in_name, from_name, from_address,
         office_hears, escalate_minutes, base_address) VALUES (1, '127.0.0.1', ?, 'none', '', 'Foyer', 'foyer@example.com', 'unanswered', 5, '')`,
      )
      .run(post.port)
  if (mail) setMailUp()
  givenCamera(world, 1, 'Goods door')
  givenIncident(world, { id: 7, reference: 'INC-2026-007' })
  const { id: holdId } = await desk.holds.place(desk.sam, {
    incidentId: 7,
    cameraIds: [1],
    fromAt: pictureDay - 2 * day,
    toAt: pictureDay - day,
    reason: 'the police asked for it',
    reviewOn: '2026-11-26',
  })
  const remind = () => reviews.remind(machine)
  const send = () => messages.send(machine)
  return { desk, post, holdId, setMailUp, remind, send }
}
const reminders = ({ entries }: ReturnType<typeof incidentDesk>) =>
  entries().filter(({ action }) => action === 'hold.review_reminded')

test('a review date that comes is told by mail, once for each date, with names of cameras and of nobody', async () => {
  const { desk, post, holdId, remind, send } = await reviewed({ mail: true })
  expect(remind()).toEqual({ reminded: 0, unfinished: 0 })
  desk.world.clock.pass(2 * day)
  expect(remind()).toEqual({ reminded: 1, unfinished: 0 })
  expect(remind()).toEqual({ reminded: 0, unfinished: 0 })
  await send()
  const [letter] = post.letters
  expect(letter!.header('Subject')).toContain('INC-2026-007')
  const text = letter!.raw.replace(/=?\r\n/g, '')
  expect(text).toContain('Goods door')
  expect(text).not.toContain('police')
  expect(reminders(desk)).toMatchObject([{ subject: 'hold', subjectId: holdId, detail: { reviewOn: '2026-11-26' } }])
  // A new date is one of its own.
  desk.holds.setReview(desk.helen, { holdId, reviewOn: '2026-12-01' })
  desk.world.clock.pass(4 * day)
  expect(remind()).toEqual({ reminded: 0, unfinished: 0 })
  desk.world.clock.pass(day)
  expect(remind()).toEqual({ reminded: 1, unfinished: 0 })
  await send()
  expect(post.letters).toHaveLength(2)
})

test('where no mail is set up, it is told as soon as it is', async () => {
  const { desk, setMailUp, remind } = await reviewed({ mail: false })
  desk.world.clock.pass(3 * day)
  expect(remind()).toEqual({ reminded: 0, unfinished: 1 })
  setMailUp()
  expect(remind()).toEqual({ reminded: 1, unfinished: 0 })
})

test('a hold that was reviewed, or whose release is agreed, reminds nobody, also not by what still waits', async () => {
  const { desk, post, holdId, remind, send } = await reviewed({ mail: true })
  desk.world.clock.pass(2 * day)
  expect(remind()).toMatchObject({ reminded: 1 })
  desk.holds.setReview(desk.helen, { holdId, reviewOn: '2026-12-24' })
  await send()
  expect(post.letters).toHaveLength(0)
  desk.holds.askRelease(desk.sam, { holdId, reason: 'the case is closed' })
  desk.holds.approveRelease(desk.helen, { holdId })
  desk.world.clock.pass(30 * day)
  expect(remind()).toEqual({ reminded: 0, unfinished: 0 })
})
