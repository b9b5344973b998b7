import type { OnRollCall, RollCallPage } from '../../shared/contract/house.ts'
import type { Answer, Client } from '../../shared/contract/index.ts'
import { boxName, destroyBox, discard, seal, unseal } from './sealed-box.ts'

type Copy = Answer<'rollcall', 'copy'>
/** The last roll call that the host told. `takenAt` and all other times by the host's clock; `ahead`: it minus ours, ms. */
export type Kept = {
  takenAt: number
  ahead: number
  organisation: string
  timeZone: string
  call: RollCallPage['call']
  people: OnRollCall[]
}
/** What was done here while the host was away. */
export type Pending = Parameters<Client['rollcall']['catchUp']>[0]

/** A list that nobody renewed for so long, ms, is worth nothing in an emergency. */
export const longestKept = 24 * 3_600_000

/** Keeps the list in place of the last one. */
export async function keep({ now, organisation, timeZone, call, people }: Copy): Promise<number> {
  const ahead = now - Date.now()
  await seal('list', { takenAt: now, ahead, organisation, timeZone, call, people } satisfies Kept)
  return now
}

/** The kept list; one that is too old is removed instead. */
export async function readKept(): Promise<Kept | null> {
  const kept = (await unseal('list')) as Kept | undefined
  if (!kept) return null
  const age = Date.now() + kept.ahead - kept.takenAt
  if (age >= 0 && age < longestKept) return kept
  await discard('list')
  return null
}

export const readPending = async (): Promise<Pending | null> =>
  ((await unseal('pending')) as Pending | undefined) ?? null
export const keepPending = (pending: Pending): Promise<void> => seal('pending', pending)
export const dropPending = (): Promise<undefined> => discard('pending')

/** Key, list, ticks, and the page that opens them: nothing of a roll call stays in this browser. */
export async function wipe(): Promise<void> {
  await destroyBox()
  for (const name of await caches.keys()) if (name.startsWith(boxName)) await caches.delete(name)
  const worker = await navigator.serviceWorker?.getRegistration('/rollcall')
  await worker?.unregister()
}
