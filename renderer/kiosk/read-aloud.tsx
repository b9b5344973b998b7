import { IconPlayerStop, IconVolume } from '@tabler/icons-react'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { KioskButton } from '../ui/kiosk/kiosk-button.tsx'
import { listening } from './idle-watch.ts'
import { voiceFor } from './voice-rules.ts'

/**
 * Reads a page's texts by a voice of this machine; no button where it has none of the page's language. Silent as soon as
 * the page is left, by whoever or whatever.
 */
export function ReadAloud({ texts, language }: { texts: readonly string[]; language: string }) {
  const { t } = useTranslation()
  const voice = useVoice(language)
  const { reading, start, stop } = useReading(voice, texts)
  if (!voice) return null
  return (
    <KioskButton
      look="plain"
      icon={reading ? <IconPlayerStop stroke={2} aria-hidden="true" /> : <IconVolume stroke={2} aria-hidden="true" />}
      onClick={reading ? stop : start}
    >
      {t(reading ? 'kiosk.readAloud.stop' : 'kiosk.readAloud.start')}
    </KioskButton>
  )
}

/** Browsers without speech know nothing of it. */
const speech: SpeechSynthesis | undefined = window.speechSynthesis

/** Voices come when the system has told of them, which may be after the page. */
function useVoice(language: string): SpeechSynthesisVoice | null {
  const [voice, setVoice] = useState<SpeechSynthesisVoice | null>(null)
  useEffect(() => {
    if (!speech) return
    const look = () => setVoice(voiceFor(speech.getVoices(), language))
    look()
    speech.addEventListener('voiceschanged', look)
    return () => speech.removeEventListener('voiceschanged', look)
  }, [language])
  return voice
}

function useReading(voice: SpeechSynthesisVoice | null, texts: readonly string[]) {
  const [reading, setReading] = useState(false)
  const stop = useCallback(() => {
    speech?.cancel()
    setReading(false)
  }, [])
  const start = useCallback(() => {
    if (!speech || !voice) return
    speech.cancel()
    setReading(true)
    for (const [at, text] of texts.entries()) {
      const spoken = new SpeechSynthesisUtterance(text)
      spoken.voice = voice
      spoken.lang = voice.lang
      // Whoever listens is here, though they touch nothing.
      spoken.onstart = listening
      if (at === texts.length - 1) spoken.onend = () => setReading(false)
      speech.speak(spoken)
    }
  }, [voice, texts])
  // Another language, another page, the idle warning, a clear: nothing goes on reading.
  useEffect(() => stop, [stop, voice])
  useEffect(() => {
    window.addEventListener('pagehide', stop)
    return () => window.removeEventListener('pagehide', stop)
  }, [stop])
  return { reading, start, stop }
}
