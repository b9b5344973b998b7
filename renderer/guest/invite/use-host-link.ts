import { useCallback, useEffect, useState } from 'react'
import type { Answer } from '../../../shared/contract/index.ts'
import type { Refusal } from '../../../shared/errors.ts'
import { CallError, client } from '../../client.ts'
import { speak } from '../guest-language.ts'

export type HostView = Answer<'invitations', 'hostLook'>
export type GuestInput = Omit<Parameters<typeof client.invitations.hostInvite>[0], 'token'>

/** What the holder of a host's link sees, and the two things that can be done with it: each answers whether it was done. */
export function useHostLink(token: string) {
  const [view, setView] = useState<HostView | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(false)

  const take = useCallback(
    (seen: Promise<HostView>): Promise<boolean> =>
      seen
        .then(async (answer) => {
          await speak(answer.language)
          setView(answer)
          setRefusal(null)
          return true
        })
        .catch((error: unknown) => {
          if (!(error instanceof CallError)) throw error
          setRefusal(error.refusal)
          return false
        }),
    [],
  )
  const look = useCallback(() => void take(client.invitations.hostLook({ token })), [take, token])
  useEffect(look, [look])

  const act = (call: Promise<unknown>): Promise<boolean> => {
    setBusy(true)
    return take(call.then(() => client.invitations.hostLook({ token }))).finally(() => setBusy(false))
  }
  return {
    view,
    refusal,
    busy,
    look,
    invite: (guest: GuestInput) => act(client.invitations.hostInvite({ token, ...guest })),
    cancel: (invitationId: number) => act(client.invitations.hostCancel({ token, invitationId })),
  }
}
