import type { Caller } from '../caller.ts'
import type { Events } from '../events.ts'

/**
 * A stream of topics as server-sent events, for as long as `ask()` still finds a device or a session: it is asked again
 * at every change, so that a revoked tablet hears nothing more.
 */
export function liveStream(events: Events, ask: () => Caller, signal: AbortSignal): Response {
  let stop = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const encoder = new TextEncoder()
      const end = () => {
        stop()
        controller.close()
      }
      controller.enqueue(encoder.encode('retry: 2000\n\n'))
      stop = events.listen((topic) => {
        if (!mayHear(ask)) return end()
        controller.enqueue(encoder.encode(`data: ${topic}\n\n`))
      })
      signal.addEventListener('abort', () => stop())
    },
    cancel: () => stop(),
  })
  return new Response(body, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' } })
}

/** Asking may write, and a full disk refuses that: the act that is told of has been committed and must not fail by it. */
function mayHear(ask: () => Caller): boolean {
  try {
    const { device, staff } = ask()
    return device !== null || staff !== null
  } catch {
    return false
  }
}
