import { AppError } from '../../shared/errors.ts'
import { inGroups, randomCrockford, readCrockford } from './crockford.ts'

const groups = 8
const length = groups * 4

/** A new recovery key: 160 random bits as eight groups of four characters, "ABCD-EFGH-…". */
export const makeRecoveryKey = (): string => inGroups(randomCrockford(length))

/** The 32 characters of a recovery key as typed; refuses what cannot be one. */
export function readRecoveryKey(typed: string): string {
  const read = readCrockford(typed)
  if (read.length !== length || !/^[0-9A-HJKMNP-TV-Z]*$/.test(read)) throw new AppError('invalid', 'recovery-key-shape')
  return read
}

/** Whether the groups that were asked for (counted from 1) were typed again rightly. */
export function groupsMatch(recoveryKey: string, asked: readonly number[], typed: readonly string[]): boolean {
  const parts = recoveryKey.split('-')
  return asked.length === typed.length && asked.every((group, i) => parts[group - 1] === readCrockford(typed[i]!))
}
