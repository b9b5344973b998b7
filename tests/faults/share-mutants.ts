import type { Mutant } from './mutant-list.ts'

/** What makes a share that comes back be swept again without a person. */
export const shareMutants: readonly Mutant[] = [
  {
    name: 'a share whose server died stays refused under its new device',
    file: 'main/footage/roots.ts',
    edits: [{ find: " || problem === 'unreadable'", replace: '' }],
    test: 'tests/faults/lost-share.test.ts',
    names: 'its server dies',
  },
  {
    name: 'a share that came back is swept as the device that it was',
    file: 'main/footage/sweep.ts',
    edits: [{ find: 'work.checked.push(known.get(source.id))', replace: 'work.checked.push(source)' }],
    test: 'tests/faults/lost-share.test.ts',
    names: 'its mount goes',
  },
]
