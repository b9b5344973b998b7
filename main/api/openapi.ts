import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { access } from '../../shared/access.ts'
import { contract, type CallName } from '../../shared/contract/index.ts'

/** The document of every call, made from the contract, with its line of the access table. */
export async function openApiDocument(version: string): Promise<object> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  const document = await generator.generate(contract, {
    info: {
      title: 'Foyer',
      version,
      description: 'Every call is a POST with a JSON body; a refusal has `key` and `message`.',
    },
    servers: [{ url: '/api' }],
    components: {
      securitySchemes: {
        device: { type: 'apiKey', in: 'cookie', name: '__Host-device' },
        session: { type: 'apiKey', in: 'cookie', name: '__Host-session' },
      },
    },
  })
  for (const operations of Object.values(document.paths ?? {})) {
    const operation = operations?.post as (Record<string, unknown> & { operationId?: string }) | undefined
    if (!operation) continue
    const line = access[operation.operationId as CallName]
    operation['x-foyer-access'] = line
    operation['security'] =
      line.anyone || line.before
        ? []
        : [...(line.device ? [{ device: [] }] : []), ...(line.roles ? [{ session: [] }] : [])]
  }
  return document
}
