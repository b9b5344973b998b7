import type { Mutant } from './mutant-list.ts'

const flushTest = 'tests/services/sweep-flush.test.ts'

/** What keeps a row until the removal of its file is on disk, and lets the sweep alone settle it. */
export const flushMutants: readonly Mutant[] = [
  {
    name: 'rows go before their folders are on disk',
    file: 'main/footage/sweep-flushing.ts',
    edits: [{ find: 'const flushes = flush()', replace: 'const flushes = Promise.resolve(true)\n    void flush()' }],
    test: flushTest,
    names: 'no row leaves before',
  },
  {
    name: 'a flush that fails counts as one that did not',
    file: 'main/footage/sweep-flushing.ts',
    edits: [{ find: 'hasFailed ? {', replace: 'hasFailed && !landed ? {' }],
    test: flushTest,
    names: 'what could not be flushed stays registered',
  },
  {
    name: 'a thread that dies forgets what it has not flushed',
    file: 'main/footage/disk-thread.ts',
    edits: [{ find: '    flushes.forget()\n', replace: '' }],
    test: 'tests/services/sweep-dead-thread.test.ts',
    names: 'a thread that dies',
  },
  {
    name: 'a flush by the next thread stands for the one that died with its thread',
    file: 'main/footage/sweep-flushing.ts',
    edits: [{ find: 'hasFailed ||= !(await flushes)', replace: 'hasFailed = !(await flushes)' }],
    test: 'tests/services/sweep-dead-thread.test.ts',
    names: 'a flush that failed stands for',
  },
  {
    name: 'what was left is settled to its end although Foyer stops',
    file: 'main/footage/sweep-source.ts',
    edits: [{ find: '      if (deps.stopping()) return true\n', replace: '' }],
    test: flushTest,
    names: 'stops between two slices',
  },
  {
    name: 'what could not be flushed counts as missing',
    file: 'main/footage/recheck.ts',
    edits: [{ find: "      if (now === 'absent' && segments.isCondemned(segment.k)) continue\n", replace: '' }],
    test: flushTest,
    names: 'is not taken for missing',
  },
  {
    name: 'rows that a process left behind go before their folders are on disk',
    file: 'main/footage/sweep-batch.ts',
    edits: [{ find: '(await flush(source)) ? outcomes :', replace: '(await flush(source)) || outcomes ? outcomes :' }],
    test: flushTest,
    names: 'by another process',
  },
  {
    name: 'rows of a crash are given back although their root cannot be seen',
    file: 'main/footage/sweep-closing.ts',
    edits: [{ find: '      if (problem) continue\n', replace: '' }],
    test: 'tests/services/sweep-crash.test.ts',
    names: 'when the root cannot be seen',
  },
  {
    name: 'what cannot be looked for counts as there',
    file: 'main/footage/sweep-source.ts',
    edits: [{ find: "hasOriginal(segment) ? 'unflushed' : 'untried'", replace: "!segment ? 'unflushed' : 'untried'" }],
    test: flushTest,
    names: 'what cannot be looked for stays condemned',
  },
  {
    name: 'a source is swept on although its folders cannot be flushed',
    file: 'main/footage/sweep-source.ts',
    edits: [{ find: 'ended.problem || flushing.hasFailed()', replace: 'ended.problem' }],
    test: flushTest,
    names: 'a source is not swept on',
  },
]
