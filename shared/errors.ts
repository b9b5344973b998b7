/** What a person at a screen is told: `key` names a sentence in the locale files (`errors.<key>`), `fields` one per input. */
export const errorCodes = [
  'invalid',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'throttled',
  'unavailable',
  'internal',
] as const
export type ErrorCode = (typeof errorCodes)[number]
export type ErrorParams = Record<string, string | number>

/** The body of every refusal. */
export type Refusal = {
  code: ErrorCode
  key: string
  message: string
  params: ErrorParams
  fields: Record<string, string>
}

export class AppError extends Error {
  readonly name = 'AppError'
  readonly code: ErrorCode
  readonly key: string
  readonly params: ErrorParams
  readonly fields: Record<string, string>

  /** `key` under `errors.` of the locale files; `fields` maps an input's path to such a key. */
  constructor(code: ErrorCode, key: string, params: ErrorParams = {}, fields: Record<string, string> = {}) {
    super(key)
    this.code = code
    this.key = key
    this.params = params
    this.fields = fields
  }
}

export const httpStatus: Record<ErrorCode, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  throttled: 429,
  unavailable: 503,
  internal: 500,
}

/** Never reached: a compile error where a union grows. */
export function assertNever(value: never): never {
  throw new Error(`unexpected ${JSON.stringify(value)}`)
}
