import { digestMutants } from './digest-mutants.ts'
import { flushMutants } from './flush-mutants.ts'
import { holdMutants } from './hold-mutants.ts'
import { proofMutants } from './proof-mutants.ts'
import { shareMutants } from './share-mutants.ts'
import { vaultMutants } from './vault-mutants.ts'

/** One guard of removal broken: the edits that break it, and the test that has to notice. */
export type Mutant = {
  name: string
  file: string
  /** Each `find` stands exactly once in the file. */
  edits: readonly { find: string; replace: string }[]
  /** A test file, and words of the names of its tests. */
  test: string
  names: string
}

const sweepTest = 'tests/services/sweep.test.ts'
const brakesTest = 'tests/services/sweep-brakes.test.ts'

export const mutants: readonly Mutant[] = [
  {
    name: 'holds are not asked',
    file: 'main/footage/due.ts',
    edits: [
      {
        find: "over.get(segment.cameraId)!.some((hold) => touches(segment, hold)) ? 'held'",
        replace: "over.size < 0 ? 'held'",
      },
    ],
    test: sweepTest,
    names: 'a hold wins',
  },
  {
    name: 'a hold’s edge does not count',
    file: 'main/footage/segment-rules.ts',
    edits: [
      {
        find: 'segment.startAt <= toAt && endOf(segment) >= fromAt',
        replace: 'segment.startAt < toAt && endOf(segment) > fromAt',
      },
    ],
    test: sweepTest,
    names: 'over segments that it touches at an edge',
  },
  {
    name: '30 days instead of 31',
    file: 'main/footage/sweep.ts',
    edits: [
      {
        find: 'office.current().footageRetentionDays * day',
        replace: '(office.current().footageRetentionDays - 1) * day',
      },
    ],
    test: sweepTest,
    names: 'what ended 31 days ago to the millisecond goes',
  },
  {
    name: 'file times are ignored',
    file: 'main/footage/segment-rules.ts',
    edits: [
      {
        find: 'Math.max(segment.startAt + segment.lengthMs, segment.mtimeAt)',
        replace: 'segment.startAt + segment.lengthMs',
      },
    ],
    test: sweepTest,
    names: 'a file named 40 days ago but written now stays',
  },
  {
    name: 'a file that is still written is registered',
    file: 'main/footage/segment-rules.ts',
    edits: [{ find: 'mtimeAt > now - 2 * minute', replace: 'mtimeAt > now' }],
    test: 'tests/services/footage-indexing.test.ts',
    names: 'is left alone until it has been quiet',
  },
  {
    name: 'anybody’s marker will do',
    file: 'main/footage/disk-marker.ts',
    edits: [
      {
        find: 'marker.installation === root.installation && marker.source === root.sourceId',
        replace: 'marker.starts >= 0',
      },
    ],
    test: 'tests/services/sweep-roots.test.ts',
    names: 'another’s marker',
  },
  {
    name: 'a root is not looked at again after a batch',
    file: 'main/footage/disk.ts',
    edits: [{ find: '  return verifyRoot(root).problem\n}', replace: '  return null\n}' }],
    test: 'tests/services/sweep-roots.test.ts',
    names: 'a marker that goes between two looks',
  },
  {
    name: 'what is missing without a marker counts as gone',
    file: 'main/footage/disk.ts',
    edits: [
      {
        find: "problem ? outcomes.map((outcome) => (outcome === 'absent' ? 'unknown' : outcome)) : outcomes",
        replace: 'outcomes',
      },
    ],
    test: 'tests/services/sweep-roots.test.ts',
    names: 'a marker that goes between two looks',
  },
  {
    name: 'any file at the path is unlinked',
    file: 'main/footage/disk.ts',
    edits: [{ find: "if (now !== 'same') return now", replace: "if (now === 'unreachable') return now" }],
    test: 'tests/services/sweep-roots.test.ts',
    names: 'a file of another size is kept',
  },
  {
    name: 'links on the way are followed',
    file: 'main/footage/disk-tree.ts',
    edits: [{ find: 'constants.O_DIRECTORY | constants.O_NOFOLLOW', replace: 'constants.O_DIRECTORY' }],
    test: 'tests/services/sweep-roots.test.ts',
    names: 'a folder that was swapped for a link leads nowhere',
  },
  {
    name: 'a first backlog needs nobody',
    file: 'main/footage/brake-rules.ts',
    edits: [{ find: "  if (first) return 'backlog'\n", replace: '  void first\n' }],
    test: brakesTest,
    names: 'waits for two different people',
  },
  {
    name: 'no amount is unusual',
    file: 'main/footage/brake-rules.ts',
    edits: [{ find: "due.segments > limit ? 'amount' : undefined", replace: 'undefined' }],
    test: brakesTest,
    names: 'of more than 500 files and twice the median day waits',
  },
  {
    name: 'one person is enough',
    file: 'main/footage/brake-rules.ts',
    edits: [{ find: 'Math.max(0, 2 - approvals)', replace: 'Math.max(0, 1 - approvals)' }],
    test: brakesTest,
    names: 'waits for two different people',
  },
  {
    name: 'the same person may agree twice',
    file: 'main/footage/sweeps.ts',
    edits: [{ find: 'approval.staffId === staffId', replace: 'approval.staffId < 0' }],
    test: brakesTest,
    names: 'waits for two different people',
  },
  {
    name: 'agreement covers what was never shown',
    file: 'main/footage/brake-rules.ts',
    edits: [{ find: 'Math.max(0, brake.segments - removedSince)', replace: 'Infinity + removedSince' }],
    test: brakesTest,
    names: 'agreement covers the counts that were shown',
  },
  {
    name: 'much that is missing at once leaves the register',
    file: 'main/footage/brake-rules.ts',
    edits: [{ find: 'missing > mostMissing(registered)', replace: 'missing > registered' }],
    test: brakesTest,
    names: 'more than five in a hundred stays registered',
  },
  {
    name: 'a suspect clock is believed',
    file: 'main/footage/sweep.ts',
    edits: [{ find: 'clock.trusted() && known.cared()', replace: 'known.cared()' }],
    test: 'tests/services/sweep-certificate.test.ts',
    names: 'a suspect clock',
  },
  {
    name: 'a register that was put back sweeps',
    file: 'main/footage/sweep.ts',
    edits: [{ find: '.every(({ restoredAt }) => restoredAt === null)', replace: '.every(({ id }) => id > 0)' }],
    test: 'tests/services/footage-sources.test.ts',
    names: 'of a register behind its marker',
  },
  {
    name: 'a register that was just put back is compared with the disk',
    file: 'main/footage/scans.ts',
    edits: [{ find: 'const source = known.get(asked.id)', replace: 'const source = asked' }],
    test: 'tests/services/footage-sources.test.ts',
    names: 'of a register that a scan finds to be behind',
  },
  {
    name: 'rows go before their files',
    file: 'main/footage/sweep-source.ts',
    edits: [
      {
        find: '      handOut(first)\n',
        replace: "      batches.settle(work, first, first.segments.map(() => 'gone' as const))\n      handOut(first)\n",
      },
      { find: '      for (const { batch, outcomes } of landed) batches.settle(work, batch, outcomes)\n', replace: '' },
    ],
    test: 'tests/services/sweep-crash.test.ts',
    names: 'killed in batch',
  },
  {
    name: 'what was registered within a condemned stretch goes with it',
    file: 'main/footage/sweep-batch.ts',
    edits: [{ find: ' && segments.countBetween(fromK, toK) === count', replace: '' }],
    test: sweepTest,
    names: 'registered within a condemned stretch stays',
  },
  {
    name: 'the hours keep what has left',
    file: 'main/footage/segment-register.ts',
    edits: [{ find: '    hours.takeAway(sums)\n', replace: '' }],
    test: sweepTest,
    names: 'placed between two batches',
  },
  {
    name: 'what a crash left is not settled',
    file: 'main/footage/sweep-closing.ts',
    edits: [{ find: '        await settleRows(id)\n', replace: '        void settleRows\n' }],
    test: 'tests/services/sweep-crash.test.ts',
    names: 'killed in batch',
  },
  {
    name: 'answers of a held visit go on their own date',
    file: 'main/visits/answer-removal.ts',
    edits: [{ find: 'due.filter((visit) => !holdOf(visit, active, now))', replace: 'due' }],
    test: 'tests/services/visit-answers.test.ts',
    names: 'waits while a hold keeps the visit',
  },
  {
    name: 'certificates leave numbers out',
    file: 'main/footage/sweep-closing.ts',
    edits: [{ find: 'sweeps.lastCertificate() + 1', replace: 'sweeps.lastCertificate() + 2' }],
    test: 'tests/services/sweep-certificate.test.ts',
    names: 'adds up: every removed segment is on exactly one',
  },
  {
    name: 'a sweep takes on what only the recorder may remove',
    file: 'main/footage/sweep.ts',
    edits: [{ find: "if (source.removedBy !== 'foyer') continue", replace: '' }],
    test: 'tests/services/block-stores.test.ts',
    names: 'loses nothing to a sweep',
  },
  {
    name: 'the disk unlinks in a store of blocks',
    file: 'main/footage/disk.ts',
    edits: [
      {
        find: "if (root.removedBy !== 'foyer') return { problem: null, outcomes: files.map(() => 'unreachable') }",
        replace: '',
      },
    ],
    test: 'tests/services/block-stores.test.ts',
    names: 'the disk unlinks nothing there',
  },
  {
    name: 'the register condemns footage of a store of blocks',
    file: 'main/db/migrations/0001_initial.sql',
    edits: [{ find: "AND source.removed_by <> 'foyer')", replace: "AND source.removed_by = 'nobody')" }],
    test: 'tests/services/block-stores.test.ts',
    names: 'the register takes no condemnation',
  },
  {
    name: 'a store of blocks gets a marker',
    file: 'main/footage/disk.ts',
    edits: [{ find: "if (root.removedBy !== 'foyer') return null", replace: '' }],
    test: 'tests/services/block-stores.test.ts',
    names: 'the disk unlinks nothing there',
  },
  {
    name: 'what nothing settles in October’s hour is the earlier',
    file: 'main/footage/start-rules.ts',
    edits: [
      {
        find: "return settled === undefined ? { startAt, doubt: 'repeated-hour' }",
        replace: "return settled === undefined ? { startAt: fromAt, doubt: 'repeated-hour' }",
      },
    ],
    test: 'tests/services/footage-times.test.ts',
    names: 'never leaves by the earlier reading',
  },
  ...holdMutants,
  ...vaultMutants,
  ...shareMutants,
  ...proofMutants,
  ...flushMutants,
  ...digestMutants,
]
