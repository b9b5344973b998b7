import type { Compilable } from 'kysely'
import type { Statement } from './database.ts'

/** A query built and compiled once, at its first run, and run with other values each time. */
export type KeptQuery<Input, Row> = {
  all(input: Input): Row[]
  /** The first row, or nothing. */
  find(input: Input): Row | undefined
  /** How many rows changed, and the id of the last insert. */
  run(input: Input): { changes: number; lastId: number }
}
/** Stands in the query for a value that each run brings. */
export type ValueOf<Input> = <Name extends keyof Input>(name: Name) => Input[Name]

const nameOf = Symbol('name of a value that each run brings')
type Slot = { [nameOf]: PropertyKey }
const isSlot = (value: unknown): value is Slot => typeof value === 'object' && value !== null && nameOf in value

/** Keeps a query whose words never change: what `make` does with a value must not depend on it. */
export function keepQuery<Input, Row>(
  prepare: (sql: string) => Statement,
  make: (value: ValueOf<Input>) => Compilable<Row>,
): KeptQuery<Input, Row> {
  let ready: { statement: Statement; valuesOf: (input: Input) => unknown[] } | undefined
  function open() {
    const { sql, parameters } = make((name) => ({ [nameOf]: name }) satisfies Slot as never).compile()
    const valuesOf = (input: Input) =>
      parameters.map((value) => (isSlot(value) ? input[value[nameOf] as keyof Input] : value))
    return { statement: prepare(sql), valuesOf }
  }
  return {
    all(input) {
      const { statement, valuesOf } = (ready ??= open())
      return statement.all(...valuesOf(input)) as Row[]
    },
    find(input) {
      const { statement, valuesOf } = (ready ??= open())
      return statement.get(...valuesOf(input)) as Row | undefined
    },
    run(input) {
      const { statement, valuesOf } = (ready ??= open())
      const { changes, lastInsertRowid } = statement.run(...valuesOf(input))
      return { changes, lastId: Number(lastInsertRowid) }
    },
  }
}
