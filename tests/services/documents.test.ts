import { afterEach, describe, expect, test } from 'vitest'
import { machine } from '../../main/caller.ts'
import { acceptanceText } from '../../shared/document-rules.ts'
import { minute } from '../../shared/time.ts'
import { expectingDesk } from '../support/expecting-desk.ts'
import { partOf } from '../support/letter-parts.ts'
import { closePostOffice } from '../support/post-office.ts'

afterEach(closePostOffice)

const rules = { en: { title: 'Site rules', text: 'Wear your badge.\n\nStay with your host.' } }
const polish = { pl: { title: 'Zasady', text: 'Noś identyfikator.' } }

/** An office whose couriers accept its site rules, and may have a copy. */
async function rulesDesk(more: { signed?: boolean; offersCopy?: boolean } = {}) {
  const desk = await expectingDesk()
  const { documents, questions, helen, visitor, office } = desk
  const today = office.todayOn()
  const documentId = documents.add(helen, {
    name: 'Site rules',
    effectiveOn: today,
    wordings: { ...rules, ...polish },
  }).id
  const categoryId = desk.category('Courier')
  const questionId = (
    questions.add(helen, {
      categoryId,
      kind: 'document',
      wording: { en: 'Our site rules' },
      why: { en: 'We ask so that you are safe.' },
      required: true,
      seenBy: 'reception',
      keepDays: null,
      choices: [],
      document: { documentId, signed: false, offersCopy: true, ...more },
    }) as { id: number }
  ).id
  const read = (language: 'en' | 'pl' | 'fr' = 'en') => documents.read(visitor, { documentId, language })
  const accept = (wording = read(), given: { data?: string; typedName?: string } = {}) =>
    desk.signIn('Amara Okonkwo', {
      categoryId,
      answers: [
        { questionId, text: acceptanceText({ ...wording, typedName: given.typedName ?? '' }), data: given.data },
      ],
    })
  return { ...desk, documentId, categoryId, questionId, today, read, accept }
}

describe('a document', () => {
  test('is read in the visitor’s language, else in English, paragraph by paragraph', async () => {
    const { read } = await rulesDesk()
    expect(read('pl')).toMatchObject({
      version: 1,
      language: 'pl',
      title: 'Zasady',
      paragraphs: ['Noś identyfikator.'],
    })
    expect(read('fr')).toMatchObject({ language: 'en', paragraphs: ['Wear your badge.', 'Stay with your host.'] })
    expect(read().sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(read().sha256).not.toBe(read('pl').sha256)
  })

  test('is never changed and never removed, whoever asks', async () => {
    const { world } = await rulesDesk()
    expect(() => world.db.prepare("UPDATE document_version SET title = 'Other'").run()).toThrow('never changed')
    expect(() => world.db.prepare('DELETE FROM document_version').run()).toThrow('never removed')
  })

  test('has a new version from its day on, and those before stay with what was accepted', async () => {
    const { documents, helen, documentId, read, accept, goTo, entries } = await rulesDesk()
    accept()
    const helmets = { en: { title: 'Site rules', text: 'Wear a helmet.' } }
    expect(() => documents.revise(helen, { documentId, effectiveOn: '2020-01-01', wordings: helmets })).toThrow(
      'check-fields',
    )
    expect(documents.revise(helen, { documentId, effectiveOn: '2026-12-01', wordings: helmets })).toEqual({
      version: 2,
    })
    expect(read().version).toBe(1)
    goTo('2026-12-01T09:00:00Z')
    expect(read()).toMatchObject({ version: 2, paragraphs: ['Wear a helmet.'] })
    accept()
    accept()
    const [document] = documents.list()
    expect(document!.inForce).toBe(2)
    expect(document!.versions.map(({ version, accepted }) => [version, accepted])).toEqual([
      [2, 2],
      [1, 1],
    ])
    expect(document!.versions[1]!.wordings.map(({ language }) => language)).toEqual(['en', 'pl'])
    expect(entries('document.revised')).toMatchObject([{ subjectId: documentId, detail: { version: 2 } }])
  })

  test('that was accepted in another wording than stands today is read anew', async () => {
    const { documents, helen, documentId, today, read, accept } = await rulesDesk()
    const before = read()
    expect(() => accept({ ...before, sha256: 'a'.repeat(64) })).toThrow('document-changed')
    documents.revise(helen, { documentId, effectiveOn: today, wordings: rules })
    expect(() => accept(before)).toThrow('document-changed')
    expect(accept()).toMatchObject({ host: '' })
  })

  test('that is to be signed is not accepted without a hand or a name', async () => {
    const { accept, read, questionId, visits, rita } = await rulesDesk({ signed: true })
    const refused = () => accept()
    expect(refused).toThrow('check-fields')
    const drawing = Buffer.from(JSON.stringify([[1, 2, 30, 40]])).toString('base64')
    const { visitId } = accept(read(), { data: drawing })
    const typed = accept(read(), { typedName: 'Amara Okonkwo' })
    const answerOf = (id: number) =>
      (visits.get(rita, { visitId: id }) as { answers: { questionId: number; text: string; drawn: string }[] })
        .answers[0]!
    expect(answerOf(visitId)).toMatchObject({ questionId, drawn: 'M1 2L30 40' })
    expect(answerOf(typed.visitId).text).toContain('\nAmara Okonkwo')
  })

  test('is asked for only where there is one', async () => {
    const { questions, documents, helen, categoryId, goTo } = await rulesDesk()
    const question = {
      categoryId,
      kind: 'document' as const,
      wording: { en: 'Rules' },
      why: { en: 'So that you are safe.' },
      required: true,
      seenBy: 'reception' as const,
      keepDays: null,
      choices: [],
    }
    const document = { documentId: 999, signed: false, offersCopy: false }
    expect(() => questions.add(helen, question)).toThrow('check-fields')
    expect(() => questions.add(helen, { ...question, document })).toThrow('check-fields')
    const { id } = documents.add(helen, { name: 'Next year’s', effectiveOn: '2027-01-01', wordings: rules })
    const early = { ...question, document: { ...document, documentId: id } }
    expect(() => questions.add(helen, early)).toThrow('check-fields')
    goTo('2027-01-01T09:00:00Z')
    questions.add(helen, early)
  })
})

describe('a copy', () => {
  test('leaves once, word for word, and its address is gone with it', async () => {
    const { accept, documents, visitor, messages, mail, world, read } = await rulesDesk()
    const { visitId, signOutCode } = accept(read('pl'))
    expect(documents.copyOffered(visitor, { visitId, signOutCode })).toEqual({ offered: true })
    void documents.sendCopy(visitor, { visitId, signOutCode, email: 'amara@example.com', language: 'en' })
    await messages.send(machine)
    expect(mail.letters).toHaveLength(1)
    const text = partOf(mail.letters[0]!.raw, /text\/plain/i).toString('utf8')
    expect(text).toContain('Noś identyfikator.')
    expect(text.replace(/\s/g, '')).toContain(read('pl').sha256)
    expect(world.db.prepare('SELECT count(*) FROM document_copy').pluck().get()).toBe(0)
    expect(JSON.stringify(world.db.prepare('SELECT * FROM message').all())).not.toContain('amara')
  })

  test('is sent to nobody else, nor later, nor where it is not offered', async () => {
    const { accept, documents, visitor, world } = await rulesDesk()
    const { visitId, signOutCode } = accept()
    const send = (code: string) => () =>
      documents.sendCopy(visitor, { visitId, signOutCode: code, email: 'amara@example.com', language: 'en' })
    expect(send('AAAAAA')).toThrow('copy-too-late')
    world.clock.pass(11 * minute)
    expect(send(signOutCode)).toThrow('copy-too-late')
    const without = await rulesDesk({ offersCopy: false })
    const visit = without.accept()
    expect(without.documents.copyOffered(without.visitor, visit)).toEqual({ offered: false })
  })

  test('is there for everybody in a queue, and a few times for each', async () => {
    const { accept, documents, visitor } = await rulesDesk()
    const copy = ({ visitId, signOutCode }: { visitId: number; signOutCode: string }) =>
      documents.sendCopy(visitor, { visitId, signOutCode, email: 'amara@example.com', language: 'en' })
    for (let each = 0; each < 12; each++) expect(copy(accept())).toEqual({})
    const greedy = accept()
    for (let time = 0; time < 5; time++) expect(copy(greedy)).toEqual({})
    expect(() => copy(greedy)).toThrow('wait')
    expect(copy(accept())).toEqual({})
  })

  test('that has not left goes with its visit', async () => {
    const { accept, documents, visitor, visits, priya, world } = await rulesDesk()
    const { visitId, signOutCode } = accept()
    void documents.sendCopy(visitor, { visitId, signOutCode, email: 'amara@example.com', language: 'en' })
    visits.erase(priya, { visitId, reason: 'asked for by the visitor' })
    expect(world.db.prepare('SELECT count(*) FROM document_copy').pluck().get()).toBe(0)
  })
})
