import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { AppError } from '../../shared/errors.ts'
import { day } from '../../shared/time.ts'
import { withPurpose } from '../support/people.ts'
import { visitorDesk } from '../support/visitor-desk.ts'

type Desk = ReturnType<typeof visitorDesk>
type NewQuestion = Parameters<Desk['questions']['add']>[1]
type Details = Awaited<ReturnType<Desk['visits']['get']>>

/** What an act is refused with. */
function refusal(act: () => unknown): AppError {
  try {
    act()
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('it was not refused')
}

/** An office whose couriers are asked one question of each kind that is answered in words. */
function answerDesk() {
  const desk = visitorDesk()
  const categoryId = desk.category('Courier')
  const ask = (kind: NewQuestion['kind'], more: Partial<NewQuestion> = {}): number =>
    (
      desk.questions.add(desk.helen, {
        categoryId,
        kind,
        wording: { en: `A ${kind}?` },
        why: { en: 'We ask so that it is known.' },
        required: true,
        seenBy: 'reception',
        keepDays: null,
        choices: [],
        ...more,
      }) as { id: number }
    ).id
  const ids = {
    text: ask('text', { seenBy: 'guards' }),
    choice: ask('choice', { choices: [{ en: 'Car' }, { en: 'Van' }] }),
    yesNo: ask('yes-no', { seenBy: 'lead' }),
    number: ask('number', { required: false, keepDays: 7 }),
    date: ask('date', { required: false }),
  }
  const given = [
    { questionId: ids.text, text: ' Zephyrine ' },
    { questionId: ids.choice, text: '1' },
    { questionId: ids.yesNo, text: 'no' },
    { questionId: ids.number, text: '04' },
    { questionId: ids.date, text: '2026-3-7' },
  ]
  const signIn = (more: object = {}) => desk.signIn('Amara Okonkwo', { categoryId, answers: given, ...more })
  const count = (table: string) => desk.world.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
  const texts = (caller: Parameters<Desk['visits']['get']>[0], visitId: number) =>
    (desk.visits.get(caller, { visitId }) as Details).answers.map(({ text }) => text)
  return { ...desk, categoryId, ids, given, ask, arrive: signIn, count, texts }
}

describe('answers', () => {
  test('are kept with the visit, in one spelling, in the order of their questions', async () => {
    const { arrive, texts, priya, world, visits, entries } = answerDesk()
    const { visitId } = arrive()
    const lead = withPurpose(world, priya, 'visit-log')
    expect(texts(lead, visitId)).toEqual(['Zephyrine', '1', 'no', '4', '2026-03-07'])
    expect(visits.get(lead, { visitId })).toMatchObject({
      name: 'Amara Okonkwo',
      masked: false,
      state: 'on-site',
      noticeVersion: 1,
      noticeLanguage: 'en',
      device: 'Lobby',
      removedOn: '2027-05-23',
    })
    expect(JSON.stringify(entries())).not.toContain('Zephyrine')
  })

  test('left empty are not kept, where they need not be given', async () => {
    const { arrive, given, texts, rita, ids, count } = answerDesk()
    const { visitId } = arrive({
      answers: [...given.slice(0, 3), { questionId: ids.number, text: ' ' }, { questionId: ids.date, text: '--' }],
    })
    expect([count('visit_answer'), texts(rita, visitId)]).toEqual([3, [null, '1', null]])
  })

  test('that are wrong or missing are refused one by one, and nobody is signed in', () => {
    const { arrive, ids, count } = answerDesk()
    const said = refusal(() =>
      arrive({
        answers: [
          { questionId: ids.choice, text: '2' },
          { questionId: ids.yesNo, text: 'perhaps' },
          { questionId: ids.number, text: 'four' },
          { questionId: ids.date, text: '2026-2-30' },
        ],
      }),
    )
    expect(said).toMatchObject({ code: 'invalid', key: 'check-fields' })
    expect(said.fields).toEqual({
      [`answers.${ids.text}`]: 'answer-missing',
      [`answers.${ids.choice}`]: 'answer-choice',
      [`answers.${ids.yesNo}`]: 'answer-choice',
      [`answers.${ids.number}`]: 'answer-number',
      [`answers.${ids.date}`]: 'answer-date',
    })
    expect(refusal(() => arrive({ answers: undefined })).fields).toHaveProperty(`answers.${ids.text}`, 'answer-missing')
    expect([count('visit'), count('visit_answer')]).toEqual([0, 0])
  })

  test('to what this category does not ask are refused: unknown, another’s, retired', () => {
    const { arrive, given, questions, helen, ids, ask, category, count } = answerDesk()
    const another = ask('text', { categoryId: category('Visitor') })
    questions.retire(helen, { questionId: ids.date })
    for (const questionId of [another, ids.date, 999]) {
      const said = refusal(() => arrive({ answers: [...given.slice(0, 4), { questionId, text: 'yes' }] }))
      expect(said).toMatchObject({ code: 'conflict', key: 'questions-changed' })
      expect(said.fields).toEqual({ [`answers.${questionId}`]: 'question-gone' })
    }
    expect(count('visit')).toBe(0)
  })
})

describe('an attempt', () => {
  test('that is sent again is answered as before, with one visit and one entry', () => {
    const { arrive, count, entries, world, settings, office, helen } = answerDesk()
    const attemptId = randomUUID()
    const heard: string[] = []
    const first = arrive({ attemptId })
    world.events.listen((topic) => heard.push(topic))
    world.clock.pass(60_000)
    // The first answer was lost on its way, and the notice changed before the second try.
    const { uuid: _uuid, setUpAt: _setUpAt, ...before } = office.current()
    settings.update(helen, { ...before, visitRetentionDays: 30 })
    heard.length = 0
    expect(arrive({ attemptId, answers: [], noticeVersion: 1 })).toEqual(first)
    expect([count('visit'), count('visit_answer'), entries('visit.signed_in').length, heard]).toEqual([1, 5, 1, []])
    expect(arrive({ attemptId: randomUUID() }).visitId).not.toBe(first.visitId)
  })

  test('whose visit has ended does not begin another', () => {
    const { arrive, count, visits, visitor } = answerDesk()
    const attemptId = randomUUID()
    const { signOutCode } = arrive({ attemptId })
    visits.signOutByCode(visitor, { code: signOutCode })
    expect(refusal(() => arrive({ attemptId })).key).toBe('visit-ended')
    expect(count('visit')).toBe(1)
  })

  test('is forgotten by the first expiry a day later', () => {
    const { arrive, visits, world } = answerDesk()
    arrive({ attemptId: randomUUID() })
    const kept = () => world.db.prepare('SELECT count(attempt_id) FROM visit').pluck().get()
    world.clock.pass(day - 1)
    visits.expireOpen(machine)
    expect(kept()).toBe(1)
    world.clock.pass(2)
    visits.expireOpen(machine)
    expect(kept()).toBe(0)
  })

  test('that was refused may be sent again, put right', () => {
    const { arrive, count } = answerDesk()
    const attemptId = randomUUID()
    expect(refusal(() => arrive({ attemptId, answers: [] })).key).toBe('check-fields')
    arrive({ attemptId })
    expect(count('visit')).toBe(1)
  })
})

describe('who sees', () => {
  test('an answer is decided by its question and enforced here', async () => {
    const { arrive, visits, texts, rita, sam, helen, priya, world, entries } = answerDesk()
    const { visitId } = arrive()
    expect(texts(rita, visitId)).toEqual([null, '1', null, '4', '2026-03-07'])
    expect(entries('visit.looked_at')).toEqual([])
    expect(texts(sam, visitId)).toEqual(['Zephyrine', '1', null, '4', '2026-03-07'])
    expect(texts(helen, visitId)).toEqual(['Zephyrine', '1', null, '4', '2026-03-07'])
    expect(refusal(() => visits.get(priya, { visitId })).key).toBe('purpose-needed')
    expect(texts(withPurpose(world, priya, 'visit-log'), visitId)).toEqual(['Zephyrine', '1', 'no', '4', '2026-03-07'])
    expect(
      entries('visit.looked_at').map(({ actorId, subjectId, purposeCode, detail }) => [
        actorId,
        subjectId,
        purposeCode,
        detail,
      ]),
    ).toEqual([
      [priya.staff!.id, visitId, 'rights-request', { answers: 5 }],
      [helen.staff!.id, visitId, null, { answers: 4 }],
      [sam.staff!.id, visitId, null, { answers: 4 }],
    ])
  })

  test('earlier days is asked why, and reception sees them only while somebody is still here', async () => {
    const { arrive, texts, rita, sam, world, visits } = answerDesk()
    const { visitId } = arrive()
    world.clock.pass(day)
    expect(texts(rita, visitId)).toHaveLength(5)
    visits.expireOpen(machine)
    expect(refusal(() => visits.get(rita, { visitId })).key).toBe('today-only')
    expect(refusal(() => visits.get(sam, { visitId })).key).toBe('purpose-needed')
    expect(texts(withPurpose(world, sam, 'visit-log'), visitId)).toHaveLength(5)
    expect(refusal(() => visits.get(sam, { visitId: 999 })).key).toBe('visit-not-found')
  })
})

describe('removal of answers', () => {
  test('comes on the answer’s own date, before the visit’s, with an entry of counts', async () => {
    const { arrive, visits, texts, helen, world, goTo, entries } = answerDesk()
    const { visitId } = arrive()
    goTo('2026-11-30T23:59:00Z')
    expect(await visits.removeDue(machine)).toMatchObject({ answers: 0 })
    goTo('2026-12-01T00:10:00Z')
    expect(await visits.removeDue(machine)).toEqual({ removed: 0, held: 0, reasons: 0, answers: 1 })
    expect(entries('answers.removed').map(({ actorKind, detail }) => [actorKind, detail])).toEqual([
      ['machine', { answers: 1, visits: 1 }],
    ])
    expect(texts(withPurpose(world, helen, 'visit-log'), visitId)).toEqual(['Zephyrine', '1', null, '2026-03-07'])
    expect(await visits.removeDue(machine)).toMatchObject({ answers: 0 })
    expect(JSON.stringify(entries())).not.toMatch(/Zephyrine/)
  })

  test('waits while a hold keeps the visit, and comes the night after its release', async () => {
    const { arrive, visits, visitor, count, world, hold, release } = answerDesk()
    const { signOutCode } = arrive()
    const heldAt = world.clock.now()
    world.clock.pass(60_000)
    visits.signOutByCode(visitor, { code: signOutCode })
    const holdId = hold(heldAt - 1000, heldAt + 1000)
    world.clock.pass(8 * day)
    expect(await visits.removeDue(machine)).toMatchObject({ answers: 0 })
    release(holdId)
    expect(await visits.removeDue(machine)).toMatchObject({ answers: 1 })
    expect(count('visit_answer')).toBe(4)
  })

  test('is with the visit where that goes first, is erased, or both are due', async () => {
    const { arrive, visits, count, world, priya, ids, questions, helen, given } = answerDesk()
    const { visitId } = arrive()
    visits.erase(priya, { visitId, reason: 'the visitor asked for it' })
    expect(count('visit_answer')).toBe(0)
    const asked = questions.find(ids.text)!
    const { id } = questions.update(helen, {
      ...asked,
      kind: 'text',
      questionId: ids.text,
      keepDays: 3650,
    }) as { id: number }
    arrive({ answers: [...given.slice(1), { questionId: id, text: 'Zephyrine' }] })
    expect(world.db.prepare('SELECT max(removed_on) FROM visit_answer').pluck().get()).toBe('2027-05-23')
    world.clock.pass(200 * day)
    expect(await visits.removeDue(machine)).toEqual({ removed: 1, held: 0, reasons: 1, answers: 0 })
    expect(count('visit_answer')).toBe(0)
  })
})
