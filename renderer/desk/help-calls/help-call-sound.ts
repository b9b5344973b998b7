const mutedKey = 'foyer-calls-muted'
/** ms between two rings of a call that waits. */
export const ringEvery = 10_000

/** Whether this desk rings only to the eye: remembered by the browser, and nobody's data. */
export const isMuted = (): boolean => localStorage.getItem(mutedKey) === '1'
export function mute(quiet: boolean): void {
  if (quiet) localStorage.setItem(mutedKey, '1')
  else localStorage.removeItem(mutedKey)
}

let context: AudioContext | null = null

/** Two soft notes, as a counter bell; silent where the browser lets no page sound before it is touched. */
export function ringBell(): void {
  context ??= new AudioContext()
  void context.resume().then(() => {
    note(880, 0)
    note(660, 0.28)
  })
}

function note(pitch: number, after: number): void {
  if (!context) return
  const at = context.currentTime + after
  const tone = context.createOscillator()
  const loudness = context.createGain()
  tone.type = 'sine'
  tone.frequency.value = pitch
  loudness.gain.setValueAtTime(0, at)
  loudness.gain.linearRampToValueAtTime(0.35, at + 0.02)
  loudness.gain.exponentialRampToValueAtTime(0.001, at + 0.9)
  tone.connect(loudness).connect(context.destination)
  tone.start(at)
  tone.stop(at + 1)
}
