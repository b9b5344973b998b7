import type { OnRollCall } from '../../shared/contract/house.ts'
import type { Kept, Pending } from './kept-list.ts'

/** Whoever was added here has no id before the host gives one: their place among them, from −1 down. */
const isAddedHere = ({ kind, id }: Pick<OnRollCall, 'kind' | 'id'>) => kind === 'added' && id < 0
const keyOf = ({ kind, id }: Pick<OnRollCall, 'kind' | 'id'>) => `${kind} ${id}`

/** With these people ticked off, or their ticks taken back. */
export function withTicks(pending: Pending, people: OnRollCall[], safe: boolean, markedAt: number): Pending {
  const meant = new Set(people.map(keyOf))
  const ticked = people.filter((person) => safe && !isAddedHere(person))
  return {
    ...pending,
    marks: [
      ...pending.marks.filter(({ person }) => !meant.has(keyOf(person))),
      ...ticked.map(({ kind, id }) => ({ person: { kind, id }, safe, markedAt })),
    ],
    added: pending.added.map((person, place) =>
      meant.has(keyOf({ kind: 'added', id: -1 - place })) ? { ...person, safe } : person,
    ),
  }
}

/** The kept list with what was ticked and added here. */
export function peopleHere({ people }: Pick<Kept, 'people'>, { marks, added }: Pending): OnRollCall[] {
  const at = new Map(marks.map(({ person, markedAt }) => [keyOf(person), markedAt]))
  const here = added.map(({ name, safe, addedAt }, place): OnRollCall => ({
    kind: 'added',
    id: -1 - place,
    name,
    of: '',
    visiting: '',
    zone: '',
    masked: false,
    since: addedAt,
    needsHelp: false,
    gone: false,
    safeAt: safe ? addedAt : null,
  }))
  return [...people.map((person) => ({ ...person, safeAt: person.safeAt ?? at.get(keyOf(person)) ?? null })), ...here]
}
