import type { Mutant } from './mutant-list.ts'

/** Guards of the clock, of proofs of past days, and of alarms. */
export const proofMutants: readonly Mutant[] = [
  {
    name: 'a removed range runs on over footage that stayed',
    file: 'main/footage/removed-ranges.ts',
    edits: [{ find: '|| isParted(last.lastK, segment.k) ?', replace: '?' }],
    test: 'tests/services/removed-ranges.test.ts',
    names: 'parts a range, in whichever batch',
  },
  {
    name: 'a removed range takes up what was left before it',
    file: 'main/footage/removed-ranges.ts',
    edits: [{ find: 'segment.k < last.lastK || ', replace: '' }],
    test: 'tests/services/removed-ranges.test.ts',
    names: 'what a batch leaves untried',
  },
  {
    name: 'a removed range’s digest forgets its earlier batches',
    file: 'main/footage/removed-ranges.ts',
    edits: [
      { find: 'here.hashed.update(here.lines)', replace: "here.hashed = createHash('sha256').update(here.lines)" },
    ],
    test: 'tests/services/removed-ranges.test.ts',
    names: 'one range with the digest of its lines',
  },
  {
    name: 'one person’s word ends a doubt of the clock',
    file: 'main/clock/clock-rules.ts',
    edits: [{ find: 'Math.max(0, 2 - words)', replace: 'Math.max(0, 1 - words)' }],
    test: 'tests/services/clock.test.ts',
    names: 'until two different people confirm',
  },
  {
    name: 'a clock that is days ahead at a start is believed',
    file: 'main/clock/clock-rules.ts',
    edits: [
      { find: "now.wall > highWaterAt + aheadAtMost && !agreed ? 'far-ahead' : undefined", replace: 'undefined' },
    ],
    test: 'tests/services/clock.test.ts',
    names: 'a start days later is suspect',
  },
  {
    name: 'a clock may creep ahead',
    file: 'main/clock/clock-rules.ts',
    edits: [{ find: 'const slew = 0.0005', replace: 'const slew = 500' }],
    test: 'tests/rules/clock-rules.test.ts',
    names: 'a hundred seconds each half minute',
  },
  {
    name: 'a jump ahead makes more due at once',
    file: 'main/clock/clock.ts',
    edits: [{ find: 'return latestTime(look(), row && anchorOf(row))', replace: 'return look().wall' }],
    test: 'tests/services/clock.test.ts',
    names: 'makes nothing due before it is noticed',
  },
  {
    name: 'a proof of a past day leaves out what has been removed since',
    file: 'main/footage/proof-rules.ts',
    edits: [
      {
        find: 'if (endedAt <= cutAt) return { ...whole, segments }',
        replace: 'if (endedAt <= cutAt) return { ...whole, segments: 0 }',
      },
    ],
    test: 'tests/services/retention-proof.test.ts',
    names: 'what a hold kept then is told',
  },
  {
    name: 'footage kept too long is told once and never again',
    file: 'main/alarms/alarms.ts',
    edits: [{ find: 'at - toldAt < day', replace: 'at - toldAt < 99 * day' }],
    test: 'tests/services/alarms.test.ts',
    names: 'until it is over',
  },
]
