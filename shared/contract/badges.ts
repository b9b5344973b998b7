import { z } from 'zod'
import { picture } from './kiosk.ts'
import { call } from './call.ts'
import { at, id, on } from './words.ts'

/** What stands on a badge. */
const badge = z.object({
  organisation: z.string(),
  logo: picture.nullable(),
  name: z.string(),
  company: z.string(),
  host: z.string(),
  signedInAt: at,
  removedOn: on,
  signOutCode: z.string(),
  assemblyPoint: z.record(z.string(), z.string()).describe('where people meet after an alarm, by language'),
})
export type Badge = z.infer<typeof badge>

export const badgesContract = {
  mine: call('badges', 'mine', 'The badges of who has just signed in here, and of who came with them, to print')
    .input(z.object({ visitId: id, signOutCode: z.string().min(1).max(20) }))
    .output(z.array(badge)),
  again: call('badges', 'again', 'Print the badge of somebody on site once more')
    .input(z.object({ visitId: id }))
    .output(badge),
}
