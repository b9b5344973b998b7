import type { TFunction } from 'i18next'
import type { Refusal } from '../../shared/errors.ts'

/** The sentence for a refusal; the host's own English where this screen is older than the host. */
export function refusalWords(t: TFunction, refusal: Refusal): string {
  return t(`errors.${refusal.key}`, { ...refusal.params, defaultValue: refusal.message })
}
