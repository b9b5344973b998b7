import type { TFunction } from 'i18next'
import type { Refusal } from '../../shared/errors.ts'

/** Why nothing came of it, to somebody with a phone: unlike a screen in the hall, it may be away from the office. */
export function troubleWords(t: TFunction, { key, params }: Refusal): string {
  if (key === 'unreachable') return t('messages.page.lostText')
  return t(`errors.${key}`, { ...params, defaultValue: t('messages.page.lostText') })
}
