import type { Answer } from '../../../shared/contract/index.ts'

export type Category = Answer<'categories', 'list'>[number]
export type Question = Answer<'questions', 'list'>[number]
export type BuiltIn = 'name' | 'category' | 'company' | 'host' | 'party'

/** Pages beyond which a visitor in a coat begins to wonder. */
export const manyQuestions = 6

/** What the kiosk asks by itself for this category, in order; the reason only where there is more than one. */
export function builtInsOf(category: Category, all: readonly Category[]): BuiltIn[] {
  const offered = all.filter(({ active }) => active).length
  const asked: BuiltIn[] = ['name']
  if (offered > 1) asked.push('category')
  if (category.asksCompany) asked.push('company')
  if (category.asksHost) asked.push('host')
  if (category.asksParty) asked.push('party')
  return asked
}

/** Seconds that a page takes somebody who knows the answer and types with two fingers: our own reckoning. */
const secondsFor: Record<BuiltIn | Question['kind'], number> = {
  name: 7,
  category: 3,
  company: 6,
  host: 6,
  party: 15,
  text: 7,
  choice: 3,
  'yes-no': 3,
  number: 4,
  date: 7,
  signature: 8,
  document: 30,
  photo: 10,
}
/** The notice, the check page and the code are on everybody's way. */
const secondsAround = 8

/** How long a whole sign-in takes, rounded to five seconds. */
export function secondsOf(builtIns: readonly BuiltIn[], questions: readonly Question[]): number {
  const pages = [...builtIns, ...questions.map(({ kind }) => kind)]
  return Math.round((secondsAround + pages.reduce((sum, page) => sum + secondsFor[page], 0)) / 5) * 5
}

/** The same ids with one moved a place. */
export function moved(ids: readonly number[], id: number, by: -1 | 1): number[] {
  const from = ids.indexOf(id)
  const to = from + by
  if (from < 0 || to < 0 || to >= ids.length) return [...ids]
  return ids.with(from, ids[to]!).with(to, id)
}
