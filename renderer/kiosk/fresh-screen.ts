import { useEffect, useRef } from 'react'

/** The host's version, or null where it does not answer. */
async function hostVersion(): Promise<string | null> {
  try {
    const health = (await (await fetch('/healthz')).json()) as { version?: string }
    return health.version ?? null
  } catch {
    return null
  }
}

/** A host that was away may have come back newer: with nobody under way, its own screens are fetched. */
export function useFreshScreen(lost: boolean, nobody: boolean): void {
  const first = useRef<string | null>(null)
  useEffect(() => {
    if (lost || !nobody) return
    let late = false
    void hostVersion().then((version) => {
      if (late || version === null) return
      first.current ??= version
      if (version !== first.current) location.reload()
    })
    return () => {
      late = true
    }
  }, [lost, nobody])
}
