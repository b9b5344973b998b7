import type { Mutant } from './mutant-list.ts'

const releaseTest = 'tests/services/vault-release.test.ts'
const guardsTest = 'tests/services/vault-guards.test.ts'
const freeing = 'main/footage/vault-freeing.ts'

/** Guards of what lies in the vault: when a copy counts, and when one may go. */
export const vaultMutants: readonly Mutant[] = [
  {
    name: 'a vault that is not there has nothing left to free',
    file: 'main/footage/disk-vault.ts',
    edits: [{ find: 'if (!seesVault(vault, mayBegin)) return names.map(() => false)', replace: 'void mayBegin' }],
    test: guardsTest,
    names: 'frees nothing, and no other is begun',
  },
  {
    name: 'a vault that is not there is not waited for',
    file: 'main/footage/vault.ts',
    edits: [{ find: 'awaySince = isThere ? null : (awaySince ?? world.clock.now())', replace: 'awaySince = null' }],
    test: guardsTest,
    names: 'bare mount point',
  },
  {
    name: 'a copy begins another vault',
    file: 'main/footage/vault-copying.ts',
    edits: [{ find: '!store.hasWhole()', replace: 'true' }],
    test: guardsTest,
    names: 'while copies are made',
  },
  {
    name: 'another vault is begun where the one with copies is not there',
    file: freeing,
    edits: [{ find: '!store.hasWhole()', replace: 'true' }],
    test: guardsTest,
    names: 'frees nothing, and no other is begun',
  },
  {
    name: 'originals go before their copies',
    file: 'main/footage/vault-removal.ts',
    edits: [{ find: 'hasOriginal(segment) && !stays.has(segment.k)', replace: 'hasOriginal(segment)' }],
    test: guardsTest,
    names: 'no original goes before its copy',
  },
  {
    name: 'a file that changes under its copy is copied as safe',
    file: 'main/footage/disk-vault.ts',
    edits: [{ find: "if (!after.every((now) => isUntouched(before, now))) fail('changed')", replace: 'void after' }],
    test: guardsTest,
    names: 'bytes that change while they are copied',
  },
  {
    name: 'an only copy is freed like any other',
    file: freeing,
    edits: [{ find: 'segment && !hasOriginal(segment))', replace: 'segment && segment.k < 0)' }],
    test: guardsTest,
    names: 'an only copy that was on its way out',
  },
  {
    name: 'what is missing leaves while its copy is made',
    file: 'main/footage/recheck.ts',
    edits: [{ find: 'isAsRead(segment) && !register.isBeingCopied(segment)', replace: 'isAsRead(segment)' }],
    test: guardsTest,
    names: 'an original that goes while it is copied',
  },
  {
    name: 'a release frees what another hold covers',
    file: 'main/footage/vault-listing.ts',
    edits: [{ find: 'if (!copy || register.isHeld(segment)) continue', replace: 'if (!copy) continue' }],
    test: releaseTest,
    names: 'leaves what another hold covers',
  },
  {
    name: 'half a copy counts as one that is being made',
    file: 'main/footage/vault.ts',
    edits: [{ find: '      freeing.recover()\n', replace: '' }],
    test: releaseTest,
    names: 'begins a copy anew that a process left half-made',
  },
  {
    name: 'copies fill the register’s disk',
    file: 'main/footage/disk-vault.ts',
    edits: [
      { find: "if (!hasRoomFor(Number(size), disk)) fail('full')", replace: 'void hasRoomFor(Number(size), disk)' },
    ],
    test: releaseTest,
    names: 'leaves the register its room',
  },
  {
    name: 'what a recorder writes into a held name counts as the held one',
    file: 'main/footage/recheck.ts',
    edits: [{ find: 'hasGrown(segment, now) && !register.hasCopy(segment)', replace: 'hasGrown(segment, now)' }],
    test: guardsTest,
    names: 'written on into a held name',
  },
  {
    name: 'the vault’s name is written in place',
    file: 'main/footage/disk-vault.ts',
    edits: [{ find: 'const fresh = `${marker}.new`', replace: 'const fresh = marker' }],
    test: releaseTest,
    names: 'could not even be begun on a full disk',
  },
]
