import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { isLanguage } from '../shared/languages.ts'

/**
 * Merges new keys into shared/locales/<language>.json, English unless said otherwise:
 * `node scripts/add-strings.ts new.json [--language=cy] [--force]`. Refuses to change a value that is there.
 */
type Strings = { [key: string]: string | Strings }

const language =
  process.argv.find((argument) => argument.startsWith('--language='))?.slice('--language='.length) ?? 'en'
if (!isLanguage(language)) throw new Error(`${language} is not one of the languages in shared/languages.ts`)
const target = `shared/locales/${language}.json`
const force = process.argv.includes('--force')

function merge(into: Strings, from: Strings, path: string[]): void {
  for (const [key, value] of Object.entries(from)) {
    const here = into[key]
    const at = [...path, key].join('.')
    if (typeof value === 'string') {
      if (here !== undefined && here !== value && !force)
        throw new Error(`${at} is there already: ${JSON.stringify(here)}`)
      into[key] = value
    } else {
      if (here !== undefined && typeof here === 'string') throw new Error(`${at} is a text, not a group`)
      into[key] = here ?? {}
      merge(into[key] as Strings, value, [...path, key])
    }
  }
}

const strings = JSON.parse(readFileSync(target, 'utf8')) as Strings
merge(strings, JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as Strings, [])
writeFileSync(`${target}.new`, `${JSON.stringify(strings, null, 2)}\n`)
renameSync(`${target}.new`, target)
