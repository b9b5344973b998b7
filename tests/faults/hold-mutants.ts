import type { Mutant } from './mutant-list.ts'

const vaultTest = 'tests/services/vault.test.ts'

/** Guards of holds, of their release, and of the vault. */
export const holdMutants: readonly Mutant[] = [
  {
    name: 'a hold’s entry is written after its transaction',
    file: 'main/incidents/holds.ts',
    edits: [
      {
        find: "audit.record(caller, 'hold.placed', { subject: 'hold', subjectId: id, detail })",
        replace:
          "world.db.afterCommit(() =>\n          world.db.transaction(() => audit.record(caller, 'hold.placed', { subject: 'hold', subjectId: id, detail })),\n        )",
      },
    ],
    test: 'tests/faults/kill-at-syscall.test.ts',
    names: 'killed at any system call of a hold',
  },
  {
    name: 'a hold does not wait for the batch in flight',
    file: 'main/footage/sweep-source.ts',
    edits: [
      { find: 'for (let batches = inFlight; batches; batches = inFlight) {', replace: 'for (const batches of []) {' },
    ],
    test: 'tests/services/sweep.test.ts',
    names: 'placed while a batch is in flight',
  },
  {
    name: 'the next batch does not wait for a hold that waits',
    file: 'main/footage/sweep-source.ts',
    edits: [{ find: '!isAwaited && next.segments', replace: 'next.segments' }],
    test: 'tests/services/sweep.test.ts',
    names: 'placed between two batches',
  },
  {
    name: 'whoever asks for a release may approve it',
    file: 'main/incidents/hold-rules.ts',
    edits: [{ find: 'hold.releaseAskedBy === staffId', replace: 'staffId < 0' }],
    test: 'tests/services/holds.test.ts',
    names: 'a release is asked by one and approved by another',
  },
  {
    name: 'a release that two agreed to waits for nothing',
    file: 'main/incidents/hold-store.ts',
    edits: [{ find: "where('releases_at', '<=', by)", replace: "where('approved_at', '<=', by)" }],
    test: 'tests/services/holds.test.ts',
    names: 'an agreed release holds to the last millisecond of its cooling-off',
  },
  {
    name: 'a cooling-off ends by a clock in doubt',
    file: 'main/incidents/holds.ts',
    edits: [{ find: 'if (!clock.trusted()) return { released: 0 }', replace: '' }],
    test: 'tests/services/holds.test.ts',
    names: 'by a clock in doubt no cooling-off begins and none ends',
  },
  {
    name: 'the vault keeps a second name instead of a copy',
    file: 'main/footage/disk-vault.ts',
    edits: [
      {
        find: 'const cloned = tryClone(from, tree.readable(file.path), target)',
        replace: 'const cloned = true\n    linkSync(join(root.path, file.path), target)',
      },
      { find: '  lstatSync,\n', replace: '  linkSync,\n  lstatSync,\n' },
      { find: "if (!after.every((now) => isUntouched(before, now))) fail('changed')", replace: '' },
    ],
    test: vaultTest,
    names: 'is copied, byte for byte',
  },
  {
    name: 'a file that changed since it was registered is copied as safe',
    file: 'main/footage/disk-vault.ts',
    edits: [{ find: "if (!isRegistered(before, root, file)) fail('changed')", replace: '' }],
    test: vaultTest,
    names: 'writes into a file while it is copied',
  },
  {
    name: 'a held row leaves with its original, although the vault has it',
    file: 'main/footage/segment-register.ts',
    edits: [{ find: "vault.stateOf(k) === 'safe')\n", replace: 'k < 0)\n' }],
    test: vaultTest,
    names: 'truncates before it removes',
  },
  {
    name: 'a sweep leaves the copy behind',
    file: 'main/footage/vault-removal.ts',
    edits: [{ find: 'if (store.isEmpty()) return', replace: 'if (batch.length > 0) return' }],
    test: 'tests/services/vault-release.test.ts',
    names: 'that a sweep meets before the vault does',
  },
  {
    name: 'a vault that is not there has lost everything',
    file: 'main/footage/disk-vault.ts',
    edits: [
      {
        find: "if (!openVault(vault, false)) return names.map(() => 'unknown')",
        replace: '',
      },
    ],
    test: 'tests/services/vault-release.test.ts',
    names: 'proves nothing lost',
  },
  {
    name: 'what arrives late is not asked for',
    file: 'main/footage/segment-register.ts',
    edits: [
      {
        find: 'for (const ofCamera of entered.values()) vault.wantHeld(ofCamera, now)',
        replace: 'void vault.wantHeld',
      },
    ],
    test: vaultTest,
    names: 'what arrives late',
  },
]
