import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { mayCall } from '../../../shared/access.ts'
import type { Me } from '../../../shared/contract/staff.ts'
import { refreshLive } from '../queries.ts'
import { HelpCallBanner } from './help-call-banner.tsx'

/** A call rings on a desk where nobody is signed in, too: whoever passes can see who needs them. */
export function LockedCalls({ me }: { me: Me }) {
  const queries = useQueryClient()
  const hears = me.device !== null && mayCall('calls.waiting', [], me.device.mode)
  useEffect(() => {
    if (!hears) return
    return refreshLive(queries)
  }, [hears, queries])
  return hears ? <HelpCallBanner zone={me.timeZone ?? 'UTC'} answers={false} locked /> : null
}
