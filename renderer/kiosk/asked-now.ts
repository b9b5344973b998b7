import { client } from '../client.ts'
import type { Category, OwnQuestion } from './flow-rules.ts'

/** What a visitor is asked now: the categories, and what each asks of its own. */
export async function askedNow(): Promise<{ categories: Category[]; questions: OwnQuestion[] }> {
  const [categories, questions] = await Promise.all([client.categories.list({}), client.questions.list({})])
  return { categories, questions }
}
