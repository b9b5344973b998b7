import { takeLock } from '../../main/lock.ts'

/** Takes the lock of the folder given, says `held` or the refusal's key, and keeps it until it is stopped. */
try {
  takeLock(process.argv[2]!)
  process.stdout.write('held\n')
  setInterval(() => {}, 60_000)
} catch (error) {
  process.stdout.write(`${(error as Error).message}\n`)
}
