import { pino, type Logger } from 'pino'

/** Lines of JSON on standard error. Callers pass ids, counts and codes: never a name, a path of footage or a typed text. */
export function createLog(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2))
}
