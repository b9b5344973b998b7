import { hour } from '../../shared/time.ts'
import type { FootageModel } from './footage-model.ts'
import type { ModelOffice } from './model-office.ts'

/** What is done to the model and to the product alike. */
export type Act = (model: FootageModel, real: ModelOffice) => Promise<void>
export type Person = 'sam' | 'helen' | 'priya'
export const twoHours = 2 * hour

/** The key of the refusal that an act ends in; nothing where it succeeds. */
export async function refusalOf(act: () => unknown): Promise<string | undefined> {
  try {
    await act()
    return undefined
  } catch (error) {
    return (error as { key?: string }).key ?? String(error)
  }
}
