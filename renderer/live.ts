import type { Topic } from '../shared/topics.ts'

/**
 * One live stream a browser, shared by its tabs: the tab that holds the lock listens and tells the others. A message is
 * only a topic; whoever shows something of it asks the host again. Returns a function that stops listening.
 */
export function listenLive(hear: (topic: Topic | 'everything') => void): () => void {
  const channel = new BroadcastChannel('foyer-live')
  channel.addEventListener('message', (event: MessageEvent<Topic | 'everything'>) => hear(event.data))
  const stop = new AbortController()
  const tell = (topic: Topic | 'everything') => {
    hear(topic)
    channel.postMessage(topic)
  }
  navigator.locks.request('foyer-live', { signal: stop.signal }, () => followStream(tell, stop.signal)).catch(() => {})
  return () => {
    stop.abort()
    channel.close()
  }
}

/** Follows the stream until `signal` aborts; after a break everything may have changed. */
function followStream(tell: (topic: Topic | 'everything') => void, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const source = new EventSource('/live')
    let broken = false
    source.addEventListener('message', (event: MessageEvent<string>) => tell(event.data as Topic))
    source.addEventListener('error', () => (broken = true))
    source.addEventListener('open', () => {
      if (broken) tell('everything')
      broken = false
    })
    signal.addEventListener('abort', () => {
      source.close()
      resolve()
    })
  })
}
