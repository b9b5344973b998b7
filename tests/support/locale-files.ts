import { readFileSync } from 'node:fs'
import type { Language } from '../../shared/languages.ts'

type Group = { [key: string]: string | Group }

/** Every text of a locale file by its whole key, such as `kiosk.welcome.title`. */
export function textsOf(language: Language): Map<string, string> {
  const texts = new Map<string, string>()
  const gather = (group: Group, path: string): void => {
    for (const [key, value] of Object.entries(group)) {
      if (typeof value === 'string') texts.set(path + key, value)
      else gather(value, `${path}${key}.`)
    }
  }
  gather(JSON.parse(readFileSync(`shared/locales/${language}.json`, 'utf8')) as Group, '')
  return texts
}

const form = /_(zero|one|two|few|many|other)$/

/** A key without its plural form. */
export const keyOf = (key: string): string => key.replace(form, '')
/** The plural form of a key, or none. */
export const formOf = (key: string): string | undefined => form.exec(key)?.[1]
