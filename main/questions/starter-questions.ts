import { starterTexts } from '../starter-texts.ts'
import type { NewQuestion } from './question-store.ts'

type Starter = Omit<NewQuestion, 'categoryId' | 'position'>

const asking = (key: string) => ({
  document: null,
  wording: starterTexts(`notice.questions.${key}.wording`),
  why: starterTexts(`notice.questions.${key}.why`),
})

/** What a new office's category asks from the first day, by the category's key: as little as it needs. */
export function starterQuestions(categoryKey: string): Starter[] {
  if (categoryKey !== 'contractor') return []
  return [
    { ...asking('vehicle'), kind: 'text', required: false, seenBy: 'reception', keepDays: 31, choices: [] },
    { ...asking('siteRules'), kind: 'yes-no', required: true, seenBy: 'reception', keepDays: null, choices: [] },
  ]
}
