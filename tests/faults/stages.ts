import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { minute } from '../../shared/time.ts'
import { acknowledgedIn } from './after-crash.ts'
import { footageIn, keepCopy, officeAt, roots } from './office-on-disk.ts'
import { makeScannedStage, violationsAfterScan } from './scanned-stage.ts'
import { makeSweptStage, violationsAfterSweep } from './swept-stage.ts'

export type Act = 'sweep' | 'hold' | 'vault' | 'sign-in' | 'scan'
export type Stage = Awaited<ReturnType<typeof openStage>>

/** An office on which an act of the program is done again and again, each time from the same beginning. */
export async function openStage(act: Act) {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-stage-'))
  const [make, violationsAfter] =
    act === 'scan' ? [makeScannedStage, violationsAfterScan] : [makeSweptStage, violationsAfterSweep]
  await make(folder)
  const before = footageIn(folder)
  const copy = keepCopy(folder)
  return {
    program: [join(inject('actFolder'), 'act.js'), act, folder, String(officeAt + minute), '1'],
    /** Files that are written anew beside the ones that they replace: markers of the sources, the name of the vault. */
    names: [
      ...roots.map((root) => join(folder, root, '.foyer-source.json.new')),
      ...(act === 'vault' ? [join(folder, 'data/vault/.foyer-vault.new')] : []),
    ],
    restore: copy.restore,
    /** Starts again, goes on, and says what is not as if nothing had happened. `lines`: what the program said. */
    violations: (lines: readonly string[][]) => violationsAfter(folder, before, acknowledgedIn(lines), act),
    remove(): void {
      copy.remove()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
