import { ORPCError } from '@orpc/server'
import { randomBytes } from 'node:crypto'
import en from '../../shared/locales/en.json' with { type: 'json' }
import { AppError, type ErrorParams, httpStatus, type Refusal } from '../../shared/errors.ts'
import { isDiskFull } from '../db/ballast.ts'
import type { World } from '../world.ts'

const sentences: Record<string, string | undefined> = en.errors

/** The English sentence of an error; screens make their own from `key`. */
export function sentence(key: string, params: ErrorParams = {}): string {
  const text = sentences[key] ?? sentences['internal']!
  return text.replace(/\{\{(\w+)\}\}/g, (_all, name: string) => String(params[name] ?? ''))
}

export function refusalOf({ code, key, params, fields }: AppError): Refusal {
  return { code, key, message: sentence(key, params), params, fields }
}

/** A thrown AppError as an answer outside the calls of the contract. */
export function refuse(error: AppError): Response {
  return Response.json(refusalOf(error), { status: httpStatus[error.code] })
}

/** Anything that is not ours is a fault: logged under a short reference, shown as that reference and nothing else. */
export function asAppError(error: unknown, log: World['log']): AppError {
  if (error instanceof AppError) return error
  if (isDiskFull(error)) {
    log.error({ code: (error as { code?: string }).code }, 'the disk is full')
    return new AppError('unavailable', 'disk-full')
  }
  const ref = randomBytes(3).toString('hex')
  const { name, stack, code, issues } = error as { name?: string; stack?: string; code?: string; issues?: Issue[] }
  // Messages may quote what a person typed, so only where it happened is kept.
  const at = stack?.split('\n').filter((line) => line.trim().startsWith('at '))
  log.error({ ref, name, code, at, issues: issues?.map((issue) => `${pathOf(issue)}: ${issue.code}`) }, 'fault')
  return new AppError('internal', 'internal', { ref })
}

type Issue = {
  path?: readonly (PropertyKey | { key: PropertyKey })[]
  code?: string
  /** What is too small or too big: 'string', 'array', 'number', 'int'. */
  origin?: string
  minimum?: number
  format?: string
  message?: string
}

/** What schema checks found, one key per field. */
export function refusalOfIssues(issues: readonly Issue[]): Refusal {
  const fields: Record<string, string> = {}
  for (const issue of issues) {
    fields[pathOf(issue)] ??= fieldKey(issue)
  }
  return refusalOf(new AppError('invalid', 'check-fields', {}, fields))
}

const pathOf = ({ path = [] }: Issue): string =>
  path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.')

function fieldKey({ code, origin, minimum, format, message }: Issue): string {
  if (code === 'invalid_type' && message?.endsWith('undefined')) return 'field-missing'
  if (origin === 'number' || origin === 'int') return 'field-check'
  if (code === 'too_small') return minimum === 1 ? 'field-missing' : 'field-short'
  if (code === 'too_big') return 'field-long'
  if (code === 'invalid_format' && format === 'email') return 'field-email'
  return 'field-check'
}

/** The body of an error of the call machinery itself. */
export function bodyOf(error: ORPCError<string, unknown>, log: World['log']): Refusal {
  const data = error.data as Partial<Refusal> & { issues?: Issue[] }
  if (data?.key) return data as Refusal
  if (error.status === 400) return refusalOfIssues(data?.issues ?? [])
  if (error.status === 404) return refusalOf(new AppError('not_found', 'no-such-call'))
  return refusalOf(asAppError(error.cause ?? error, log))
}
