import { useEffect } from 'react'

/** The tab's title: the screen's name, never a person's data. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Foyer`
  }, [title])
}
