import { useEffect, useSyncExternalStore } from 'react'
import type { DeviceMode } from '../../shared/contract/words.ts'

let takenAt: number | null = null
const listeners = new Set<() => void>()
const tell = (at: number | null) => {
  takenAt = at
  for (const hear of listeners) hear()
}
const subscribe = (hear: () => void) => {
  listeners.add(hear)
  return () => listeners.delete(hear)
}

/** When the roll call that this browser keeps was taken, unix ms; null where it keeps none. */
export const useKeptAt = (): number | null => useSyncExternalStore(subscribe, () => takenAt)

/**
 * A reception device keeps the last roll call; every other browser keeps nothing, and loses what it kept when it was one.
 * `mode`: what this device is, null where it is none, undefined while that is not known.
 */
export function useKeepRollCall(mode: DeviceMode | null | undefined): void {
  useEffect(() => {
    if (mode === undefined) return
    if (mode !== 'reception') return void forgetKept()
    let stop: (() => void) | undefined
    let late = false
    void import('./keep-fresh.ts').then(({ keepFresh }) => {
      if (!late) stop = keepFresh(tell)
    })
    return () => {
      late = true
      stop?.()
    }
  }, [mode])
}

async function forgetKept(): Promise<void> {
  tell(null)
  const kept = await indexedDB.databases?.()
  // Spelt out: its module is fetched only where there is something to wipe.
  if (kept?.some(({ name }) => name === 'foyer-roll-call')) await (await import('./kept-list.ts')).wipe()
}
