import {
  keepPreviousData,
  MutationCache,
  QueryCache,
  QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { Answer, Client } from '../../shared/contract/index.ts'
import type { Topic } from '../../shared/topics.ts'
import { CallError, client } from '../client.ts'
import { listenLive } from '../live.ts'
import { pacedBy } from '../live-pace.ts'

type Verb<N extends keyof Client> = keyof Client[N] & string
type Input<N extends keyof Client, V extends Verb<N>> = Client[N][V] extends (...args: infer Args) => unknown
  ? Args[0]
  : never
type AnyCall = (input: unknown) => Promise<unknown>

const callOf = (noun: string, verb: string) =>
  (client as unknown as Record<string, Record<string, AnyCall>>)[noun]![verb]!

export const meKey = ['staff', 'me', {}] as const

const retryMs = 3000

export function isUnreachable(error: unknown): boolean {
  return error instanceof CallError && error.refusal.key === 'unreachable'
}

/** The desk's memory. `onUnauthenticated` is told of each 401; nothing is kept longer than it is shown. */
export function createDeskQueries(onUnauthenticated: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (error instanceof CallError && error.refusal.code === 'unauthenticated') onUnauthenticated()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // The host may be this machine: a browser that believes itself offline still reaches it.
      queries: {
        networkMode: 'always',
        retry: false,
        gcTime: 30_000,
        refetchOnWindowFocus: false,
        refetchInterval: (query) => (isUnreachable(query.state.error) ? retryMs : false),
      },
      mutations: { networkMode: 'always', gcTime: 0 },
    },
  })
}

/**
 * What the host answers, asked again whenever one of `topics` may have changed, and every 3 s while it is unreachable.
 * `keep` shows the previous answer while another input is fetched (paging, sorting); `everyMs` asks again so often besides.
 */
export function useAnswer<N extends keyof Client, V extends Verb<N>>(
  noun: N,
  verb: V,
  input: Input<N, V>,
  topics: readonly Topic[] = [],
  options: { enabled?: boolean; keep?: boolean; everyMs?: number } = {},
) {
  return useQuery<Answer<N, V>, CallError>({
    queryKey: [noun, verb, input],
    queryFn: () => callOf(noun, verb)(input) as Promise<Answer<N, V>>,
    meta: { topics },
    enabled: options.enabled ?? true,
    placeholderData: options.keep ? keepPreviousData : undefined,
    ...(options.everyMs ? { refetchInterval: options.everyMs } : {}),
  })
}

/** An act: `act.mutate(input, { onSuccess })`. What shows one of `changes` (nouns) is asked again at once. */
export function useAct<N extends keyof Client, V extends Verb<N>>(
  noun: N,
  verb: V,
  changes: readonly (keyof Client)[] = [noun],
) {
  const queries = useQueryClient()
  return useMutation<Answer<N, V>, CallError, Input<N, V>>({
    mutationFn: (input) => callOf(noun, verb)(input) as Promise<Answer<N, V>>,
    onSuccess: () =>
      queries.invalidateQueries({ predicate: ({ queryKey }) => changes.includes(queryKey[0] as keyof Client) }),
  })
}

/** ms: what several events of one act have changed is asked for together. */
const togetherWithin = 250

/** Asks again whatever shows something of what changes. Returns a function that ends it. */
export function refreshLive(queries: QueryClient): () => void {
  const { hear, stop } = pacedBy<Topic | 'everything'>(togetherWithin, (told) => {
    void queries.invalidateQueries({
      predicate: ({ meta }) =>
        told.has('everything') || ((meta?.topics as Topic[] | undefined)?.some((topic) => told.has(topic)) ?? false),
    })
  })
  const stopListening = listenLive(hear)
  return () => {
    stopListening()
    stop()
  }
}

/** Whether something that is shown could not reach the host. */
export function useUnreachable(): boolean {
  const cache = useQueryClient().getQueryCache()
  return useSyncExternalStore(
    (tell) => cache.subscribe(tell),
    () => cache.getAll().some((query) => query.isActive() && isUnreachable(query.state.error)),
  )
}
