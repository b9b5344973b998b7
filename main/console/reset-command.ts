import { AppError } from '../../shared/errors.ts'
import { createAudit } from '../audit/audit.ts'
import { atConsole } from '../caller.ts'
import { createOffice } from '../office/office.ts'
import { createStaff } from '../staff/staff.ts'
import { wordsIn } from '../texts.ts'
import type { Outcome, Typed } from './command-line.ts'
import { readStandardInput, withRegister } from './console-world.ts'

const words = wordsIn('en')

/** A one-time PIN or passphrase for somebody who forgot theirs. It gives no role, and the lead is told. */
export async function resetPin({ dataFolder, operands }: Typed): Promise<Outcome> {
  const reset = (name: string) =>
    withRegister(dataFolder, 'write', (world) => {
      const audit = createAudit(world)
      return createStaff(world, { audit, office: createOffice(world) }).resetAtConsole(atConsole, name)
    })
  const signInName = operands[0] ?? (await readStandardInput(words('console.askSignInName')))
  if (signInName === '') throw new AppError('invalid', 'reset-whom')
  const { oneTimeSecret, secretKind } = await reset(signInName)
  const line = secretKind === 'pin' ? 'console.pinReset' : 'console.passphraseReset'
  return { ok: true, lines: [words(line, { oneTimeSecret })], result: { oneTimeSecret, secretKind } }
}
