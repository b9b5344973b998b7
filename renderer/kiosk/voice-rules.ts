/** What of a voice of the browser matters here. */
export type VoiceFacts = { lang: string; localService: boolean; default: boolean }

/** "pl" of "pl-PL", "pl_PL" or "PL". */
const baseOf = (tag: string) => tag.split(/[-_]/)[0]!.toLowerCase()

/**
 * A voice of a language that lies on this machine, so that no word of a page leaves it; null where there is none. For
 * plain English a British one is preferred.
 */
export function voiceFor<Voice extends VoiceFacts>(voices: readonly Voice[], language: string): Voice | null {
  const fit = voices.filter((voice) => voice.localService && baseOf(voice.lang) === baseOf(language))
  const british = baseOf(language) === 'en' ? fit.find(({ lang }) => /^en[-_]GB$/i.test(lang)) : undefined
  return british ?? fit.find((voice) => voice.default) ?? fit[0] ?? null
}
