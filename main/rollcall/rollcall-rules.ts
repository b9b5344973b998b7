import type { OnRollCall } from '../../shared/contract/house.ts'
import { fold, initials } from '../../shared/fold.ts'

type Person = Omit<OnRollCall, 'gone' | 'masked'> & { goneAt: number | null }

export const keyOf = ({ kind, id }: Pick<Person, 'kind' | 'id'>): string => `${kind} ${id}`

/** Everybody once: who stands on the roll call already, and whoever came in since. */
export function together<Key extends Pick<Person, 'kind' | 'id'>>(marked: Key[], inside: Key[]): Key[] {
  const known = new Set(marked.map(keyOf))
  return [...marked, ...inside.filter((person) => !known.has(keyOf(person)))]
}

/** As a screen shows them: who needs help to leave first, then by name. `masks` says whose name stays hidden. */
export function inOrder(people: Person[], masks: (person: Person) => boolean = () => false): OnRollCall[] {
  return people
    .map(({ goneAt, ...person }) => {
      const masked = masks({ ...person, goneAt })
      return { ...person, gone: goneAt !== null, masked, name: masked ? initials(person.name) : person.name }
    })
    .map((person) => ({ person, order: fold(person.name) }))
    .toSorted((a, b) => Number(b.person.needsHelp) - Number(a.person.needsHelp) || a.order.localeCompare(b.order))
    .map(({ person }) => person)
}
