import type { KeyboardLayout } from './keyboard-layout.ts'

const files: Record<string, () => Promise<{ layout: KeyboardLayout }>> = {
  en: () => import('./keys-en.ts'),
  cy: () => import('./keys-cy.ts'),
  pl: () => import('./keys-pl.ts'),
  fr: () => import('./keys-fr.ts'),
  ar: () => import('./keys-ar.ts'),
}
const loaded = new Map<string, Promise<KeyboardLayout>>()

/** A language's layout, fetched once; English where there is none. */
export function layoutOf(language: string): Promise<KeyboardLayout> {
  const tag = Object.hasOwn(files, language) ? language : 'en'
  let promise = loaded.get(tag)
  if (!promise) {
    promise = files[tag]!().then(({ layout }) => layout)
    // A host that was away is asked again at the next page.
    promise.catch(() => loaded.delete(tag))
    loaded.set(tag, promise)
  }
  return promise
}
