import type { HoldPredicate } from '../hold-predicate.ts'
import type { World } from '../world.ts'
import { createHoldRegisterStore } from './hold-register-store.ts'

/**
 * The predicate that footage and visits ask. It reads the register each time and caches nothing: a hold counts from the
 * commit that places it to the commit that releases it, for what is there and for what arrives late.
 */
export function createHoldRegister(world: Pick<World, 'db'>): HoldPredicate {
  const store = createHoldRegisterStore(world.db)
  return {
    ofCamera: store.listOfCamera,
    spansByCamera: store.listSpans,
    ofAny: store.listOfAny,
    at: store.listAt,
  }
}
