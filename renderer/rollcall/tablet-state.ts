import { useCallback, useEffect, useState } from 'react'
import type { OnRollCall } from '../../shared/contract/house.ts'
import { CallError } from '../client.ts'
import { catchUp, ticksOf } from './keep-fresh.ts'
import { keepPending, type Kept, type Pending, readKept, readPending, wipe } from './kept-list.ts'
import { withTicks } from './people-here.ts'

export type Tablet =
  | { kind: 'looking' }
  /** The host answers; `sent`: how many ticks it was told of. */
  | { kind: 'found'; sent: number }
  | { kind: 'stranger' }
  | { kind: 'empty' }
  | { kind: 'closed'; kept: Kept }
  | { kind: 'open'; kept: Kept; pending: Pending }

/** ms after which a host that says nothing counts as away, and between two tries. */
const patience = 4_000
const every = 5_000
/** What the host takes at once. */
const mostAdded = 50

type Host = { kind: 'away' } | { kind: 'stranger' } | { kind: 'there'; sent: number }

/** Whether the host answers this tablet; what was done without it is told to it first. */
async function askHost(): Promise<Host> {
  const reached = fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(patience) })
  if (!(await reached.then(({ ok }) => ok).catch(() => false))) return { kind: 'away' }
  try {
    const sent = await catchUp()
    const response = await fetch('/api/rollcall/copy', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    if (response.status !== 401 && response.status !== 403) return { kind: 'there', sent }
  } catch (error) {
    if (!(error instanceof CallError)) return { kind: 'away' }
    if (error.refusal.code !== 'unauthenticated' && error.refusal.code !== 'forbidden') return { kind: 'away' }
  }
  await wipe()
  return { kind: 'stranger' }
}

async function look(before: Tablet): Promise<Tablet> {
  const host = await askHost()
  if (host.kind === 'stranger') return host
  if (host.kind === 'there')
    return { kind: 'found', sent: before.kind === 'open' ? ticksOf(before.pending) : host.sent }
  if (before.kind === 'open') return (await readKept()) ? before : { kind: 'empty' }
  const kept = await readKept()
  return kept ? { kind: 'closed', kept } : { kind: 'empty' }
}

/** What this tablet shows, looked at again while the host is away. */
export function useTablet() {
  const [tablet, setTablet] = useState<Tablet>({ kind: 'looking' })
  useEffect(() => {
    let late = false
    let timer: ReturnType<typeof setTimeout> | undefined
    // One look at a time: two would share out what was sent between them.
    const turn = async () => {
      const next = await look(tablet)
      if (late) return
      if (next.kind !== tablet.kind) setTablet(next)
      else timer = setTimeout(() => void turn(), every)
    }
    timer = setTimeout(() => void turn(), tablet.kind === 'looking' ? 0 : every)
    return () => {
      late = true
      clearTimeout(timer)
    }
  }, [tablet])

  /** The opening is written down before anything is shown. */
  const open = useCallback(async (kept: Kept) => {
    const before = await readPending()
    const openedAt = Date.now() + kept.ahead
    const opening = { key: crypto.randomUUID(), listedAt: kept.takenAt, openedAt, rollCallId: kept.call?.id ?? null }
    const pending = {
      openings: [...(before?.openings ?? []), opening].slice(-50),
      marks: before?.marks ?? [],
      added: before?.added ?? [],
    }
    await keepPending(pending)
    setTablet({ kind: 'open', kept, pending })
  }, [])

  const change = useCallback((kept: Kept, pending: Pending) => {
    setTablet({ kind: 'open', kept, pending })
    void keepPending(pending)
  }, [])
  const mark = useCallback(
    (kept: Kept, pending: Pending, people: OnRollCall[], safe: boolean) =>
      change(kept, withTicks(pending, people, safe, Date.now() + kept.ahead)),
    [change],
  )
  const add = useCallback(
    (kept: Kept, pending: Pending, name: string, safe: boolean) => {
      const person = { key: crypto.randomUUID(), name, safe, addedAt: Date.now() + kept.ahead }
      change(kept, { ...pending, added: [...pending.added, person].slice(0, mostAdded) })
    },
    [change],
  )

  const close = useCallback((kept: Kept) => setTablet({ kind: 'closed', kept }), [])
  const remove = useCallback(async () => {
    await wipe()
    setTablet({ kind: 'empty' })
  }, [])
  return { tablet, open, mark, add, close, remove }
}
