import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keyOf, textsOf } from '../support/locale-files.ts'
import en from '../../shared/locales/en.json' with { type: 'json' }

const sources = ['main', 'shared', 'renderer'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
)

function textAt(key: string): unknown {
  return key.split('.').reduce<unknown>((group, part) => (group as Record<string, unknown> | undefined)?.[part], en)
}

/** A key is there itself, or in its plural forms. */
const isThere = (key: string): boolean => typeof textAt(key) === 'string' || typeof textAt(`${key}_other`) === 'string'

test('every key that a screen names has its text', () => {
  const keys = sources.flatMap((source) =>
    [...source.matchAll(/\bt\(\s*'([\w-]+(?:\.[\w-]+)+)'/g)].map(([, key]) => key!),
  )
  expect(keys.length).toBeGreaterThan(100)
  expect([...new Set(keys)].filter((key) => !isThere(key))).toEqual([])
})

test('every refusal has its sentence', () => {
  const keys = sources.flatMap((source) =>
    [...source.matchAll(/new AppError\(\s*'\w+',\s*'([\w-]+)'/g)].map(([, key]) => key!),
  )
  expect(keys.length).toBeGreaterThan(20)
  expect([...new Set(keys)].filter((key) => !isThere(`errors.${key}`))).toEqual([])
})

test('nothing says what a good receptionist would not', () => {
  const texts: string[] = []
  const gather = (group: unknown): void => {
    if (typeof group === 'string') texts.push(group)
    else for (const held of Object.values(group as object)) gather(held)
  }
  gather(en)
  const never = /\b(please|sorry|oops|invalid|successfully|user)\b/i
  expect(texts.filter((text) => never.test(text))).toEqual([])
})

/**
 * Keys that are put together from parts with dots in them; `*` stands for one part. What a template literal such as
 * `kiosk.${question}.title` names is found by itself.
 */
const dynamic = [
  'kiosk.*.missing',
  'kiosk.question.missing.*',
  'kiosk.host.choose',
  'kiosk.party.full',
  'audit.detail.*',
]
/** Texts that are read from the file as such. */
const read = ['console.setupCode', 'console.nodeTooOld']
/** Sections whose keys are the names of refusals, of audited acts and of calls. */
const named = /^(errors|auditActions|auditNames|refusedCalls)\./

test('every text is used somewhere', () => {
  const code = sources.join('\n')
  const quoted = new Set([...code.matchAll(/['"`]([\w-]+(?:\.[\w-]+)*)['"`]/g)].map(([, key]) => key!))
  const templates = [...code.matchAll(/`([\w-]+[.-][^`\s]*\$\{[^`\n]*|\$\{[^`\n]*)`/g)].map(([, text]) => text!)
  const patterns = [...templates.map((text) => text.replaceAll(/\$\{[^}]*\}/g, '*')), ...dynamic]
    .filter((pattern) => /[a-z]/.test(pattern) && /^[\w.*-]+$/.test(pattern))
    .map((pattern) => new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[\\w-]+')}$`))
  const isUsed = (key: string) => quoted.has(key) || patterns.some((pattern) => pattern.test(key))
  const keys = [...new Set([...textsOf('en').keys()].map(keyOf))].filter((key) => !read.includes(key))
  expect(keys.filter((key) => !isUsed(key) && !isUsed(key.replace(named, '')))).toEqual([])
})

test('every act that is recorded has a sentence in the trail and a name in its filter', () => {
  const acts = new Set(
    sources.flatMap((code) => [...code.matchAll(/audit\.record\(\s*\w+,\s*'([\w.]+)'/g)].map(([, act]) => act!)),
  )
  expect(acts.size).toBeGreaterThan(80)
  const english = [...textsOf('en').keys()].map(keyOf)
  const missing = (section: string) => [...acts].filter((act) => !english.includes(`${section}.${act}`))
  expect([missing('auditActions'), missing('auditNames')]).toEqual([[], []])
})
