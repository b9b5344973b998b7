import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { AppError } from '../../shared/errors.ts'
import { asAppError, refusalOf } from '../api/refusals.ts'
import { createLog } from '../log.ts'
import { serve } from '../serve.ts'
import { wordsIn } from '../texts.ts'
import { backup, recover, verify } from './keeping-commands.ts'
import { reconcile } from './reconcile-command.ts'
import { resetPin } from './reset-command.ts'
import { sweep } from './sweep-command.ts'
import { vaultLost } from './vault-command.ts'

const words = wordsIn('en')

/** What a command found or did: `lines` for people, `result` for `--json`; not `ok` ends with exit code 1. */
export type Outcome = { ok: boolean; lines: string[]; result: Record<string, unknown> }
export type Typed = { operands: string[]; dataFolder: string | undefined; dryRun: boolean }
type Command = { run(typed: Typed): Outcome | Promise<Outcome>; operands: number; options?: ParseArgsOptionsConfig }

const commands = {
  sweep: { run: sweep, operands: 0, options: { 'dry-run': { type: 'boolean' } } },
  verify: { run: verify, operands: 0 },
  backup: { run: backup, operands: 1 },
  recover: { run: recover, operands: 0 },
  reconcile: { run: reconcile, operands: 0 },
  'vault-lost': { run: vaultLost, operands: 0 },
  'reset-pin': { run: resetPin, operands: 1 },
} satisfies Record<string, Command>

const names = ['host', ...Object.keys(commands)]
const sharedOptions = { data: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } } as const

const out = (line: string): void => void process.stdout.write(`${line}\n`)
const complain = (line: string): void => void process.stderr.write(`${line}\n`)

/** `foyer <command> …` from its arguments to its exit code: 0, or 1 where something was refused or found wrong. */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args
  const json = rest.includes('--json')
  if (name === undefined || name === '--help' || name === 'help') {
    out(words('console.help'))
    return name === undefined ? 1 : 0
  }
  if (names.includes(name) && rest.includes('--help')) {
    out(words(`console.helpFor.${name}`))
    return 0
  }
  try {
    if (name === 'host') return await host(rest)
    return tell(await runCommand(name, rest), json)
  } catch (error) {
    return complainOf(error, json)
  }
}

async function host(args: string[]): Promise<number> {
  await serve(args)
  return Number(process.exitCode ?? 0)
}

function runCommand(name: string, args: string[]): Outcome | Promise<Outcome> {
  const command = (commands as Record<string, Command | undefined>)[name]
  if (!command) throw new AppError('invalid', 'command-unknown', { name })
  const { values, positionals } = parse(name, args, command.options ?? {})
  if (positionals.length > command.operands) throw new AppError('invalid', 'command-options', { name })
  return command.run({
    operands: positionals,
    dataFolder: typeof values['data'] === 'string' ? values['data'] : undefined,
    dryRun: values['dry-run'] === true,
  })
}

function parse(
  name: string,
  args: string[],
  options: ParseArgsOptionsConfig,
): { values: Record<string, unknown>; positionals: string[] } {
  try {
    return parseArgs({ args, options: { ...sharedOptions, ...options }, allowPositionals: true })
  } catch {
    throw new AppError('invalid', 'command-options', { name })
  }
}

function tell({ ok, lines, result }: Outcome, json: boolean): number {
  if (json) out(JSON.stringify({ ok, ...result }))
  else lines.forEach(out)
  return ok ? 0 : 1
}

/** Refusals are sentences; where a fault of ours happened is told by FOYER_LOG=error alone. */
function complainOf(error: unknown, json: boolean): number {
  const refusal = refusalOf(asAppError(error, createLog(process.env['FOYER_LOG'] ?? 'silent')))
  const message = error instanceof AppError ? refusal.message : words('console.unexpected')
  if (json) out(JSON.stringify({ ok: false, error: { ...refusal, message } }))
  else complain(message)
  return 1
}
