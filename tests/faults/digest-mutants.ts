import type { Mutant } from './mutant-list.ts'

const digestTest = 'tests/services/digests.test.ts'

/** Guards of what is told of footage besides its time: digests, reviews, times in doubt. */
export const digestMutants: readonly Mutant[] = [
  {
    name: 'a file that is no longer the registered one is told by its digest',
    file: 'main/footage/disk-original.ts',
    edits: [{ find: 'if (!isRegistered(before, root, file)) return null', replace: '' }],
    test: digestTest,
    names: 'a file that is not the one that was registered',
  },
  {
    name: 'a digest stays behind its segment',
    file: 'main/footage/segment-register.ts',
    edits: [{ find: 'if (digests.isEmpty()) return', replace: 'if (leaving.length >= 0) return' }],
    test: digestTest,
    names: 'a digest leaves with its segment',
  },
  {
    name: 'digests keep the disk from whoever needs it',
    file: 'main/footage/digests.ts',
    edits: [{ find: 'if (busy() || ', replace: 'if (' }],
    test: digestTest,
    names: 'it gives way at once',
  },
  {
    name: 'a review date is reminded of again and again',
    file: 'main/incidents/hold-review-store.ts',
    edits: [{ find: ".whereRef('hold.review_told_on', 'is not', 'hold.review_on')", replace: '' }],
    test: 'tests/services/hold-reviews.test.ts',
    names: 'once for each date',
  },
  {
    name: 'an entry of the trail hides that the clock was in doubt',
    file: 'main/audit/audit.ts',
    edits: [{ find: '...(store.isClockInDoubt() ? { timeInDoubt: true } : {}),', replace: '' }],
    test: 'tests/services/time-in-doubt.test.ts',
    names: 'entries of the trail say it too',
  },
]
