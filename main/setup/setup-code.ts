import { randomCrockford, readCrockford } from '../keys/crockford.ts'
import { equalInConstantTime } from '../keys/token.ts'

const tries = 5

/**
 * The code that opens set-up: eight characters, told to the console alone and kept in memory alone. It serves one
 * set-up; after five wrong tries another takes its place. `tell` says a new one.
 */
export function createSetupCode(tell: (code: string) => void) {
  let open: { code: string; left: number } | undefined
  function renew(): void {
    open = { code: randomCrockford(8), left: tries }
    tell(open.code)
  }
  return {
    renew,
    forget: () => void (open = undefined),
    /** Whether this is the code; the try is counted before it is compared. */
    isRight(typed: string): boolean {
      if (!open) renew()
      const { code } = open!
      open!.left -= 1
      const right = equalInConstantTime(code, readCrockford(typed))
      if (right) open!.left = tries
      else if (open!.left === 0) renew()
      return right
    },
  }
}
