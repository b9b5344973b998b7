import { expect, test } from 'vitest'
import { invitationsContract } from '../../shared/contract/invitations.ts'
import { lines, optionalLine } from '../../shared/contract/words.ts'

const turning = '\u202egnol\u2069\u200f'

test('a text of several lines keeps its breaks and nothing that turns or breaks what it stands in', () => {
  expect(lines(100).parse(`\n Ring twice\r\n${turning}\u0007then\twait \r\rThank you\u0000\n\n`)).toBe(
    'Ring twice\n gnol   then wait\n\nThank you',
  )
  expect(lines(100).parse('Cafe\u0301')).toBe('Caf\u00e9')
  expect(lines(3).safeParse('four').success).toBe(false)
  expect(lines(100).parse('')).toBe('')
})

test('one line has no break', () => {
  expect(optionalLine.parse(`Amara\r\nOkonkwo${turning}`)).toBe('Amara Okonkwo gnol')
})

test('the note of an invitation and the directions are such texts', () => {
  const guest = {
    name: 'Amara Okonkwo',
    email: '',
    company: '',
    categoryId: 1,
    hostId: 1,
    expectedOn: '2026-11-24',
    from: '11:00',
    until: '12:00',
    language: 'en',
    note: 'Ring\n\u202etwice',
  }
  expect(invitationsContract.invite['~orpc'].inputSchema!.parse(guest).note).toBe('Ring\n twice')
  const settings = {
    kioskReadsCodes: true,
    offersPasses: true,
    passDays: 30,
    directions: { en: 'Left\n\u2066then right' },
  }
  expect(invitationsContract.setSettings['~orpc'].inputSchema!.parse(settings).directions).toEqual({
    en: 'Left\n then right',
  })
})
