import { AppError } from '../../shared/errors.ts'
import type { Audit } from '../audit/audit.ts'
import type { Services } from '../services.ts'
import { starterTexts } from '../starter-texts.ts'
import type { World } from '../world.ts'
import { createCategoryStore, type Category } from './category-store.ts'

export type { Category } from './category-store.ts'
export type Categories = ReturnType<typeof createCategories>

const defaults = [
  { key: 'visitor', asksCompany: true, asksHost: true },
  { key: 'contractor', asksCompany: true, asksHost: true },
  { key: 'interview', asksCompany: false, asksHost: true },
  { key: 'courier', asksCompany: true, asksHost: false },
  { key: 'group', asksCompany: true, asksHost: true, asksParty: true },
]

/** Kinds of visit and what each asks for. Once there is one, exactly one is the default, and that one is active. */
export function createCategories(world: Pick<World, 'db' | 'events'>, { audit }: { audit: Audit }) {
  const store = createCategoryStore(world.db)
  const changed = () => world.db.afterCommit(() => world.events.changed('settings'))
  const find = (categoryId: number): Category | undefined => store.list().find(({ id }) => id === categoryId)

  const verbs = {
    /** Who reads the log also sees the inactive ones, so that old visits can be filtered; a sign-in never offers them. */
    list(caller) {
      const readsLog = caller.staff?.roles.some((role) => role !== 'receptionist' && role !== 'administrator')
      return store.list().filter(({ active }) => readsLog || active)
    },

    add: (caller, input) =>
      world.db.transaction(() => {
        const there = store.list()
        const isDefault = input.isDefault || there.length === 0
        if (isDefault) store.markNoDefault()
        const position = Math.max(-1, ...there.map((category) => category.position)) + 1
        const id = store.insert({ ...input, isDefault, active: true, position })
        audit.record(caller, 'category.added', { subject: 'category', subjectId: id })
        changed()
        return { id }
      }),

    update: (caller, { categoryId, ...input }) =>
      world.db.transaction(() => {
        const before = find(categoryId)
        if (!before) throw new AppError('not_found', 'category-not-found')
        const canBeDefault = input.isDefault && input.active
        if (before.isDefault && !canBeDefault) throw new AppError('conflict', 'category-default-needed')
        if (input.isDefault && !canBeDefault) throw new AppError('conflict', 'category-default-active')
        if (input.isDefault) store.markNoDefault()
        store.update({ asksParty: before.asksParty, ...input, id: categoryId })
        audit.record(caller, 'category.changed', {
          subject: 'category',
          subjectId: categoryId,
          detail: { active: input.active, isDefault: input.isDefault },
        })
        changed()
        return {}
      }),
  } satisfies Services['categories']
  return {
    ...verbs,
    /** One category, active or not. */
    find,
    /** Makes the categories of a new office, inside set-up's transaction, and says which is which. Nothing where there are some. */
    createDefaults(): ReadonlyMap<string, number> {
      if (store.list().length > 0) return new Map()
      return new Map(
        defaults.map(({ key, ...asks }, position) => {
          const names = starterTexts(`notice.categories.${key}`)
          return [key, store.insert({ names, ...asks, isDefault: position === 0, active: true, position })]
        }),
      )
    },
  }
}
