import { useCallback, useEffect, useState } from 'react'
import type { Answer } from '../../../shared/contract/index.ts'
import type { Refusal } from '../../../shared/errors.ts'
import { CallError, client } from '../../client.ts'
import { speak } from '../guest-language.ts'

export type HostView = Answer<'invitations', 'hostLook'>
export type GuestInput = Omit<Parameters<typeof client.invitations.hostInvite>[0], 'token'>

/** What the holder of a host's link sees, and the two things that can be done with it. */
export function useHostLink(token: string) {
  const [view, setView] = useState<HostView | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(false)

  /** Whether it was done; what was refused stands in `refusal`. */
  const see = useCallback(
    async (act?: () => Promise<unknown>): Promise<boolean> => {
      try {
        await act?.()
        const seen = await client.invitations.hostLook({ token })
        await speak(seen.language)
        setView(seen)
        setRefusal(null)
        return true
      } catch (error) {
        if (!(error instanceof CallError)) throw error
        setRefusal(error.refusal)
        return false
      }
    },
    [token],
  )
  useEffect(() => {
    void see()
  }, [see])

  async function carryOut(act: () => Promise<unknown>): Promise<boolean> {
    setBusy(true)
    return see(act).finally(() => setBusy(false))
  }
  return {
    view,
    refusal,
    busy,
    look: () => void see(),
    invite: (guest: GuestInput) => carryOut(() => client.invitations.hostInvite({ token, ...guest })),
    cancel: (invitationId: number) => carryOut(() => client.invitations.hostCancel({ token, invitationId })),
  }
}
