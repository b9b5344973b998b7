import { OpenAPIHandler } from '@orpc/openapi/fetch'
import { implement, ORPCError } from '@orpc/server'
import { contract, type CallName } from '../../shared/contract/index.ts'
import { access } from '../../shared/access.ts'
import { httpStatus } from '../../shared/errors.ts'
import type { Caller } from '../caller.ts'
import type { Services } from '../services.ts'
import type { World } from '../world.ts'
import { asAppError, bodyOf, refusalOf } from './refusals.ts'

type Context = { caller: Caller }
type AnyVerb = (caller: Caller, input: unknown) => unknown
type Implementer = { handler(act: (call: { context: Context; input: unknown }) => unknown): unknown }

export const isCall = (name: string): name is CallName => Object.hasOwn(access, name)

/** The contract's calls over HTTP: body parsed and checked, verb called, errors turned into refusals. */
export function createCalls(world: Pick<World, 'log'>, services: Services) {
  const lines = implement(contract).$context<Context>() as unknown as Record<string, Record<string, Implementer>>
  const verbs = services as unknown as Record<string, Record<string, AnyVerb>>
  const router = Object.fromEntries(
    Object.entries(contract).map(([noun, calls]) => [
      noun,
      Object.fromEntries(
        Object.keys(calls).map((verb) => [
          verb,
          lines[noun]![verb]!.handler(({ context, input }) => act(verbs[noun]![verb]!, context.caller, input)),
        ]),
      ),
    ]),
  )

  async function act(verb: AnyVerb, caller: Caller, input: unknown): Promise<unknown> {
    try {
      return await verb(caller, input)
    } catch (error) {
      const known = asAppError(error, world.log)
      throw new ORPCError(known.code, { status: httpStatus[known.code], data: refusalOf(known) })
    }
  }

  const handler = new OpenAPIHandler<Context>(router as never, {
    customErrorResponseBodyEncoder: (error: ORPCError<string, unknown>) => bodyOf(error, world.log),
  })
  return async (request: Request, caller: Caller): Promise<Response | undefined> => {
    const { response } = await handler.handle(request, { prefix: '/api', context: { caller } })
    return response
  }
}
