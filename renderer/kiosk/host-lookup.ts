import { useEffect, useState } from 'react'
import { client } from '../client.ts'
import type { HostChoice } from './flow-rules.ts'
import { mayLookUp } from './host-rules.ts'
import { refusalOf } from './station.ts'

const pause = 200

/** Who matches what is typed: null while nobody was asked, from the third letter at most five people. */
export function useHostLookup(text: string, wanted: boolean): HostChoice[] | null {
  const [found, setFound] = useState<{ text: string; hosts: HostChoice[] } | null>(null)
  const asking = wanted && mayLookUp(text)
  useEffect(() => {
    if (!asking) return
    let late = false
    const timer = setTimeout(() => {
      client.hosts.suggest({ text }).then(
        (hosts) => late || setFound({ text, hosts }),
        // Without the list a name can still be typed; Continue asks once more and says what is wrong.
        (error: unknown) => late || (refusalOf(error), setFound(null)),
      )
    }, pause)
    return () => {
      late = true
      clearTimeout(timer)
    }
  }, [text, asking])
  // While the next answer is under way the last one stands, unless something else is typed now.
  const stands = found && (text.startsWith(found.text) || found.text.startsWith(text))
  return asking && stands ? found.hosts : null
}
