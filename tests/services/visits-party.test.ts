import { describe, expect, test } from 'vitest'
import { visitorDesk } from '../support/visitor-desk.ts'

const attemptId = '0b6f3a52-6f6e-4f5e-9a55-0a5d8f1c0002'

/** Priya Shah brings two colleagues. */
function partyOfThree() {
  const desk = visitorDesk()
  const categoryId = desk.category('Group')
  const input = { categoryId, company: 'Harbour & Lane', party: ['Tom Reid', 'Zofia Nowak'], attemptId }
  const signIn = () => desk.signIn('Priya Shah', input)
  return { ...desk, categoryId, signIn, made: signIn() }
}
const onSite = (desk: ReturnType<typeof partyOfThree>) =>
  desk.visits
    .onSite(desk.rita)
    .visits.map(({ name }) => name)
    .toSorted()

describe('a party', () => {
  test('is one visit each: same company, host, notice and dates, own codes', () => {
    const desk = partyOfThree()
    const { visits, rita, made, entries } = desk
    const there = visits.onSite(rita).visits
    expect(there.map(({ name }) => name).toSorted()).toEqual(['Priya Shah', 'Tom Reid', 'Zofia Nowak'])
    const shared = there.map(({ company, host, category, removedOn, signedInAt }) =>
      JSON.stringify({ company, host, category, removedOn, signedInAt }),
    )
    expect(new Set(shared).size).toBe(1)
    expect(new Set(there.map(({ signOutCode }) => signOutCode)).size).toBe(3)
    expect(made.party!.map(({ name }) => name)).toEqual(['Tom Reid', 'Zofia Nowak'])
    expect(entries('visit.signed_in')).toHaveLength(3)
    expect(JSON.stringify(entries('visit.signed_in'))).not.toMatch(/Tom|Zofia|Priya/)
  })

  test('sent again begins no second one and is answered the same', () => {
    const desk = partyOfThree()
    expect(desk.signIn()).toEqual(desk.made)
    expect(onSite(desk)).toHaveLength(3)
  })

  test('each signs out with their own code; the leader’s code takes along who is still here', () => {
    const desk = partyOfThree()
    const { visits, visitor, made, entries } = desk
    const [tom] = made.party!
    void visits.signOutByCode(visitor, { code: tom!.signOutCode })
    expect(onSite(desk)).toEqual(['Priya Shah', 'Zofia Nowak'])
    void visits.signOutByCode(visitor, { code: made.signOutCode })
    expect(onSite(desk)).toEqual([])
    expect(entries('visit.signed_out').map(({ detail }) => detail)).toEqual([{ party: 1 }, {}])
  })

  test('by name the leader leaves alone', () => {
    const desk = partyOfThree()
    void desk.visits.signOutByName(desk.visitor, { name: 'Priya Shah', company: 'Harbour & Lane' })
    expect(onSite(desk)).toEqual(['Tom Reid', 'Zofia Nowak'])
  })

  test('is nobody where the category does not ask, and goes on when its leader’s visit is erased', async () => {
    const desk = partyOfThree()
    const { visits, visitor, priya, made } = desk
    void visits.erase(priya, { visitId: made.visitId, reason: 'asked for by the visitor' })
    expect(onSite(desk)).toEqual(['Tom Reid', 'Zofia Nowak'])
    void visits.signOutByCode(visitor, { code: made.signOutCode })
    expect(onSite(desk)).toHaveLength(2)
    const other = visitorDesk()
    expect(other.signIn('A B', { party: ['C D'] }).party).toBeUndefined()
    expect(other.visits.onSite(other.rita).visits).toHaveLength(1)
  })
})
