import { useQueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import { mayCall } from '../../shared/access.ts'
import type { Me } from '../../shared/contract/staff.ts'
import { client } from '../client.ts'
import { useKeepRollCall } from '../rollcall/use-kept-roll-call.ts'
import { LoadingState } from '../ui/desk/page-states.tsx'
import { showDisplay } from '../ui/display.ts'
import { DeskContext, type Desk } from './desk-context.ts'
import { deskRouter } from './desk-routes.tsx'
import { LockedCalls } from './help-calls/locked-calls.tsx'
import { HostUnreachable } from './host-unreachable.tsx'
import { IdleLock } from './idle-lock.tsx'
import { meKey, refreshLive, useAnswer } from './queries.ts'
import type { SessionWatch } from './session-watch.ts'

const SetUpScreen = lazy(() => import('./setup/setup-screen.tsx').then((m) => ({ default: m.SetUpScreen })))
const EntryScreen = lazy(() => import('./sign-in/entry-screen.tsx').then((m) => ({ default: m.EntryScreen })))
const NewSecretScreen = lazy(() =>
  import('./sign-in/new-secret-screen.tsx').then((m) => ({ default: m.NewSecretScreen })),
)

/** Why nobody is signed in any more. */
export type Ended = 'idle' | 'locked' | 'ended'

/** Chooses what this browser may see: set-up, sign-in, a new secret, or the desk. */
export function DeskSession({ watch }: { watch: SessionWatch }) {
  const me = useAnswer('staff', 'me', {})
  const { ended, leave, forget } = useLeaving(watch, me.data)
  const staff = me.data?.staff ?? null
  useKeepRollCall(me.data ? (me.data.device?.mode ?? null) : undefined)
  const mm = me.data?.device?.pixelsPerMm
  useEffect(() => {
    if (mm) showDisplay({ mm })
  }, [mm])

  if (!me.data) return me.error ? <HostUnreachable error={me.error} /> : <LoadingState />
  if (!me.data.setUp)
    return (
      <Waiting>
        <SetUpScreen />
      </Waiting>
    )
  if (!staff)
    return (
      <Waiting>
        <LockedCalls me={me.data} />
        <EntryScreen me={me.data} ended={ended} onIn={forget} />
      </Waiting>
    )
  return (
    <>
      <Waiting>
        {staff.mustChangeSecret ? (
          <NewSecretScreen me={me.data} staff={staff} />
        ) : (
          <SignedIn me={me.data} staff={staff} lock={() => leave('locked')} />
        )}
      </Waiting>
      <IdleLock key={staff.id} idleMs={staff.idleMs} onIdle={() => leave('idle')} />
    </>
  )
}

function Waiting({ children }: { children: React.ReactNode }) {
  return <Suspense fallback={<LoadingState />}>{children}</Suspense>
}

function SignedIn({ me, staff, lock }: { me: Me; staff: NonNullable<Me['staff']>; lock: () => void }) {
  const queries = useQueryClient()
  useEffect(() => refreshLive(queries), [queries])
  const desk = useMemo<Desk>(
    () => ({
      me,
      staff,
      zone: me.timeZone ?? 'UTC',
      may: (call) => mayCall(call, staff.roles, me.device?.mode ?? null),
      purposeUntil: (task) => me.purposes.find((purpose) => purpose.task === task)?.expiresAt ?? null,
      lock,
    }),
    [me, staff, lock],
  )
  return (
    <DeskContext value={desk}>
      <RouterProvider router={deskRouter} />
    </DeskContext>
  )
}

/** Ends the session here and in the browser's other tabs, forgets every answer, and remembers why. */
function useLeaving(watch: SessionWatch, me: Me | undefined) {
  const queries = useQueryClient()
  const [ended, setEnded] = useState<Ended | null>(null)

  const clear = useCallback(
    (why: Ended) => {
      setEnded(why)
      queries.setQueryData<Me>(meKey, (known) => known && { ...known, staff: null, purposes: [] })
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[1] !== 'me' })
    },
    [queries],
  )

  const leave = useCallback(
    (why: Ended) => {
      clear(why)
      const tell = new BroadcastChannel('foyer-session')
      void client.staff
        .signOut({})
        .catch(() => {})
        .then(() => {
          tell.postMessage(why)
          tell.close()
        })
    },
    [clear],
  )

  useEffect(() => {
    const channel = new BroadcastChannel('foyer-session')
    channel.addEventListener('message', (event: MessageEvent<Ended>) => clear(event.data))
    return () => channel.close()
  }, [clear])

  const signedIn = Boolean(me?.staff)
  useEffect(() => {
    if (!signedIn) return
    return watch.listen(() => clear('ended'))
  }, [watch, signedIn, clear])

  return { ended, leave, forget: useCallback(() => setEnded(null), []) }
}
