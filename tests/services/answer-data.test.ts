import { describe, expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import type { Caller } from '../../main/caller.ts'
import type { SeenBy } from '../../shared/question-kinds.ts'
import { visitorDesk } from '../support/visitor-desk.ts'

/** A JPEG's outline: its segments, a frame of these sizes, and some bytes of picture. */
function jpeg(width: number, height: number, more: { segment?: [number, string]; bytes?: number } = {}): string {
  const parts: Buffer[] = [Buffer.from([0xff, 0xd8])]
  if (more.segment) {
    const [marker, text] = more.segment
    parts.push(Buffer.from([0xff, marker, 0, text.length + 2]), Buffer.from(text))
  }
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0])
  frame.writeUInt16BE(height, 5)
  frame.writeUInt16BE(width, 7)
  parts.push(frame, Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0]), Buffer.alloc(more.bytes ?? 40, 7))
  parts.push(Buffer.from([0xff, 0xd9]))
  return Buffer.concat(parts).toString('base64')
}
const drawing = (strokes: unknown) => Buffer.from(JSON.stringify(strokes)).toString('base64')

function askedFor(kind: 'signature' | 'photo', more: { required?: boolean; seenBy?: SeenBy; keepDays?: number } = {}) {
  const desk = visitorDesk()
  const categoryId = desk.category('Courier')
  const { id: questionId } = desk.questions.add(desk.helen, {
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
  const give = (text: string, data?: string) =>
    desk.signIn('Amara Okonkwo', { categoryId, answers: [{ questionId, text, data }] })
  type Seen = { text: string | null; drawn: string | null; picture: string | null }
  const seen = (caller: Caller, visitId: number): Seen =>
    (desk.visits.get(caller, { visitId }) as { answers: Seen[] }).answers[0]!
  const fetch = (url: string, caller: Caller) => {
    const download = desk.exports.take(url.replace('/download/', ''), caller)
    return download && Buffer.concat([...download.parts()].map((part) => Buffer.from(part)))
  }
  return { ...desk, give, seen, fetch, categoryId }
}

describe('a signature', () => {
  test('is kept as numbers alone and drawn from them', async () => {
    const { give, seen, rita } = askedFor('signature')
    const { visitId } = give(
      '',
      drawing([
        [1, 2, 30, 40],
        [5, 5],
      ]),
    )
    expect(seen(rita, visitId)).toMatchObject({ text: '', drawn: 'M1 2L30 40M5 5L5 5' })
  })

  test('is a typed name just as well', async () => {
    const { give, seen, rita } = askedFor('signature')
    const { visitId } = give('Amara Okonkwo')
    expect(seen(rita, visitId)).toMatchObject({ text: 'Amara Okonkwo', drawn: null })
  })

  test.each([
    ['nothing', undefined],
    ['no strokes', drawing([])],
    ['words', drawing(['<svg onload="alert(1)">'])],
    ['points outside the paper', drawing([[1, 2, 3000, 4]])],
    ['half a point', drawing([[1, 2, 3]])],
    ['what is no JSON', Buffer.from('M1 2').toString('base64')],
    ['more than 20 kB', drawing([Array.from({ length: 9000 }, () => 100)])],
  ])('is not %s', (_what, data) => {
    const { give, world } = askedFor('signature')
    expect(() => give('', data)).toThrow('check-fields')
    expect(world.db.prepare('SELECT count(*) FROM visit').pluck().get()).toBe(0)
  })
})

describe('a photo', () => {
  test('is shown by a ticket, once, to whom the question names', async () => {
    const { give, seen, fetch, rita, sam } = askedFor('photo', { seenBy: 'guards' })
    const photo = jpeg(480, 480)
    const { visitId } = give('', photo)
    expect(seen(rita, visitId)).toMatchObject({ text: null, picture: null })
    const { picture } = seen(sam, visitId)
    expect(picture).toMatch(/^\/download\/[\w-]{32}$/)
    expect(seen(sam, visitId).picture).not.toBe(picture)
    expect(fetch(picture!, rita)).toBeUndefined()
    expect(fetch(picture!, sam)?.toString('base64')).toBe(photo)
    expect(fetch(picture!, sam)).toBeUndefined()
  })

  test('is gone on its own day, and a ticket from before fetches nothing', async () => {
    const { give, seen, fetch, rita, visits, goTo, world } = askedFor('photo', { keepDays: 1 })
    const { visitId } = give('', jpeg(480, 480))
    const { picture } = seen(rita, visitId)
    const at = world.clock.now()
    goTo('2026-11-25T02:00:00Z')
    expect(await visits.removeDue(machine)).toMatchObject({ answers: 1, removed: 0 })
    expect(world.db.prepare('SELECT count(*) FROM visit_answer').pluck().get()).toBe(0)
    world.clock.set(at)
    expect(fetch(picture!, rita)?.length).toBe(0)
  })

  test.each([
    ['missing', undefined],
    ['wider than it is high', jpeg(480, 360)],
    ['larger than 480 pixels', jpeg(481, 481)],
    ['more than 60 kB', jpeg(480, 480, { bytes: 60_000 })],
    ['a picture that tells where it was taken', jpeg(480, 480, { segment: [0xe1, 'Exif 53.8N'] })],
    ['a picture with a comment', jpeg(480, 480, { segment: [0xfe, 'by Amara'] })],
    ['something else', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64')],
  ])('is refused when it is %s', (_what, data) => {
    const { give, world } = askedFor('photo')
    expect(() => give('', data)).toThrow('check-fields')
    expect(world.db.prepare('SELECT count(*) FROM visit').pluck().get()).toBe(0)
  })

  test('is not kept where a line of text was asked', async () => {
    const desk = visitorDesk()
    const categoryId = desk.category('Courier')
    const { id: questionId } = desk.questions.add(desk.helen, {
      categoryId,
      kind: 'text',
      wording: { en: 'Parcel?' },
      why: { en: 'We ask so that it is known.' },
      required: true,
      seenBy: 'reception',
      keepDays: null,
      choices: [],
    }) as { id: number }
    desk.signIn('Amara Okonkwo', { categoryId, answers: [{ questionId, text: 'one', data: jpeg(480, 480) }] })
    expect(desk.world.db.prepare('SELECT data FROM visit_answer').pluck().get()).toBe(null)
  })
})
