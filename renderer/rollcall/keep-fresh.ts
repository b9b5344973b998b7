import type { Topic } from '../../shared/topics.ts'
import { CallError, client } from '../client.ts'
import { listenLive } from '../live.ts'
import { pacedBy } from '../live-pace.ts'
import { dropPending, keep, type Pending, readKept, readPending, wipe } from './kept-list.ts'

const topics: readonly (Topic | 'everything')[] = ['everything', 'visits', 'presence', 'rollcall', 'hosts', 'settings']
/** Also without any event, ms: a list that is known to be fresh is worth more. */
const every = 5 * 60_000
/** ms: what changes in one go is fetched once. */
const togetherWithin = 1_000

/**
 * While it runs, this browser keeps the last roll call and tells what was done without the host. `told` hears when the
 * kept list was taken, or null where there is none. Returns a function that stops it.
 */
export function keepFresh(told: (takenAt: number | null) => void): () => void {
  let stopped = false
  let running: Promise<void> | null = null
  let again = false
  let installed = false

  async function forget(): Promise<void> {
    installed = false
    await wipe()
  }
  async function renew(): Promise<void> {
    try {
      await catchUp()
      const copy = await client.rollcall.copy({})
      if (stopped) return
      if (copy.keep) await keep(copy)
      else await forget()
      told(copy.keep ? copy.now : null)
      // Without a worker (no certificate, no such scheme) the list opens as long as this page stands.
      if (copy.keep) void installOnce()
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      // Revoked, or no reception device any more: nothing stays here.
      if (error.refusal.code === 'unauthenticated' || error.refusal.code === 'forbidden') {
        await forget()
        told(null)
      } else told((await readKept())?.takenAt ?? null)
    }
  }
  /** Once a page load, and again after a break, when the host can be another version, or after a wipe. */
  async function installOnce(): Promise<void> {
    if (installed) return
    installed = true
    await installPage().catch(() => (installed = false))
  }
  /** One at a time; what changes meanwhile is asked for once more afterwards. */
  function soon(): void {
    again = true
    running ??= (async () => {
      while (again && !stopped) {
        again = false
        await renew().catch(() => {})
      }
      running = null
    })()
  }

  soon()
  const timer = setInterval(soon, every)
  const pace = pacedBy<Topic | 'everything'>(togetherWithin, soon)
  const stopListening = listenLive((topic) => {
    if (topic === 'everything') installed = false
    if (topics.includes(topic)) pace.hear(topic)
  })
  return () => {
    stopped = true
    clearInterval(timer)
    stopListening()
    pace.stop()
  }
}

/** Ticks in one call: what the host takes at once. */
const atOnce = 400

/** What was ticked off or added here. */
export const ticksOf = ({ marks, added }: Pending): number => marks.length + added.length

/** Tells the host, once it answers, what was opened and ticked without it. How many ticks. */
export async function catchUp(): Promise<number> {
  const pending = await readPending()
  if (!pending) return 0
  // Told again after a break, each counts once: the host knows openings by their keys, and ticks by whom they are of.
  for (let from = 0; from === 0 || from < pending.marks.length; from += atOnce) {
    const marks = pending.marks.slice(from, from + atOnce)
    const part = { openings: pending.openings, marks, added: from === 0 ? pending.added : [] }
    await client.rollcall.catchUp(part)
  }
  await dropPending()
  return ticksOf(pending)
}

/** The page that opens the list without the host, renewed whenever the host has another one. */
async function installPage(): Promise<void> {
  const workers = navigator.serviceWorker
  if (!workers) return
  const known = await workers.getRegistration('/rollcall')
  const registration =
    known ??
    (await workers.register('/rollcall-worker.js', { scope: '/rollcall', type: 'module', updateViaCache: 'none' }))
  if (known) await known.update()
  registration.active?.postMessage('refresh')
}
