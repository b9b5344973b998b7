import type { ContractProcedure, InferSchemaInput, InferSchemaOutput } from '@orpc/contract'
import type { Contract } from '../shared/contract/index.ts'
import type { Caller } from './caller.ts'

/** A call of the contract as a service verb: its input parsed, its output before it is checked. */
type Verb<Line> =
  Line extends ContractProcedure<infer Input, infer Output, infer _Errors, infer _Meta>
    ? (caller: Caller, input: InferSchemaOutput<Input>) => InferSchemaInput<Output> | Promise<InferSchemaInput<Output>>
    : never

/** Every call as `services[noun][verb](caller, input)`; the compiler finds one that misses. */
export type Services = { [Noun in keyof Contract]: { [Name in keyof Contract[Noun]]: Verb<Contract[Noun][Name]> } }
