import type { DigestStore } from './digest-store.ts'
import type { CopyProblem } from './disk-types.ts'
import { hasOriginal, type Segment } from './segment-rules.ts'
import type { SegmentStore } from './segment-store.ts'
import type { SourceStore } from './source-store.ts'
import type { VaultStore } from './vault-store.ts'

const pageRows = 1000
/** What the vault has of a range. */
export type InVaultOf = {
  safeSegments: number
  safeBytes: number
  onlyHere: number
  hashed: number
  altered: number
  problem: CopyProblem | null
  problems: number
}
type Progress = Omit<InVaultOf, 'problem' | 'problems'> & { problems: Map<CopyProblem, number>; unsafeBytes: number }

/** How far the copies of a range are, asked of the segments that it covers now. */
export function createVaultProgress(deps: {
  store: VaultStore
  digests: DigestStore
  segments: SegmentStore
  sources: SourceStore
}) {
  const { store, digests, segments, sources } = deps

  function addPage(progress: Progress, page: readonly Segment[]): void {
    if (page.length === 0) return
    const copies = new Map(store.listBetween(page[0]!.k, page.at(-1)!.k).map((copy) => [copy.k, copy]))
    const digested = digests.listBetween(page[0]!.k, page.at(-1)!.k)
    for (const segment of page) {
      const { taken, ofCopy } = digested.get(segment.k) ?? { taken: null, ofCopy: null }
      if (taken ?? ofCopy) progress.hashed += 1
      if (taken && ofCopy && taken !== ofCopy) progress.altered += 1
      const copy = copies.get(segment.k)
      if (copy?.state === 'safe') {
        progress.safeSegments += 1
        progress.safeBytes += copy.bytes
        if (!hasOriginal(segment)) progress.onlyHere += 1
        continue
      }
      progress.unsafeBytes += segment.bytes
      if (copy?.problem) progress.problems.set(copy.problem, (progress.problems.get(copy.problem) ?? 0) + 1)
    }
  }

  function of(cameraId: number, fromAt: number, toAt: number): Progress {
    const progress: Progress = {
      safeSegments: 0,
      safeBytes: 0,
      onlyHere: 0,
      hashed: 0,
      altered: 0,
      problems: new Map(),
      unsafeBytes: 0,
    }
    let page: Segment[] = []
    for (const segment of segments.eachTouching(cameraId, fromAt, toAt)) {
      // Keys of a page rise; those of footage whose time is in doubt come first, and begin a page of their own.
      if (page.length === pageRows || (page.length > 0 && page.at(-1)!.k > segment.k)) {
        addPage(progress, page)
        page = []
      }
      page.push(segment)
    }
    addPage(progress, page)
    return progress
  }

  /** Cameras of sources where copies are known to share their blocks with the original, and so take no room at first. */
  function cloningCameras(): Set<number> {
    const cloned = store.clonedCameras()
    const cameras = sources.listCameras()
    const cloning = new Set(cameras.flatMap(({ id, sourceId }) => (cloned.has(id) ? [sourceId] : [])))
    return new Set(cameras.flatMap(({ id, sourceId }) => (cloning.has(sourceId) ? [id] : [])))
  }

  return {
    inVault(cameraIds: readonly number[], fromAt: number, toAt: number): InVaultOf {
      const all = cameraIds.map((cameraId) => of(cameraId, fromAt, toAt))
      const sum = (what: (one: Progress) => number) => all.reduce((total, one) => total + what(one), 0)
      const problems = new Map<CopyProblem, number>()
      for (const one of all)
        for (const [problem, count] of one.problems) problems.set(problem, (problems.get(problem) ?? 0) + count)
      const [worst] = [...problems].toSorted(([, a], [, b]) => b - a)
      return {
        safeSegments: sum((one) => one.safeSegments),
        safeBytes: sum((one) => one.safeBytes),
        onlyHere: sum((one) => one.onlyHere),
        hashed: sum((one) => one.hashed),
        altered: sum((one) => one.altered),
        problem: worst?.[0] ?? null,
        problems: worst?.[1] ?? 0,
      }
    },
    /** Bytes that copies of a range would take now; a clone takes none until the original goes. */
    neededBytes(cameraIds: readonly number[], fromAt: number, toAt: number): number {
      const cloning = cloningCameras()
      const copied = cameraIds.filter((id) => !cloning.has(id))
      return copied.reduce((total, cameraId) => total + of(cameraId, fromAt, toAt).unsafeBytes, 0)
    },
  }
}
export type VaultProgress = ReturnType<typeof createVaultProgress>
