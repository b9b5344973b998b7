import { expect, test } from 'vitest'
import { voiceFor } from '../../renderer/kiosk/voice-rules.ts'

const voice = (lang: string, localService = true, isDefault = false) => ({ lang, localService, default: isDefault })

test('a voice of the page’s language that lies on this machine, however its tag is written', () => {
  const voices = [voice('en-US'), voice('pl_PL'), voice('FR')]
  expect(voiceFor(voices, 'pl')).toBe(voices[1])
  expect(voiceFor(voices, 'fr')).toBe(voices[2])
  expect(voiceFor(voices, 'cy')).toBeNull()
  expect(voiceFor([], 'en')).toBeNull()
})

test('never one that sends the text away', () => {
  expect(voiceFor([voice('pl-PL', false, true)], 'pl')).toBeNull()
})

test('a British one for English, else the machine’s own choice', () => {
  const voices = [voice('en-US', true, true), voice('en-GB'), voice('fr-CA'), voice('fr-FR', true, true)]
  expect(voiceFor(voices, 'en')).toBe(voices[1])
  expect(voiceFor(voices, 'fr')).toBe(voices[3])
})
