import type { Answer } from '../../shared/contract/index.ts'
import type { Span } from './hold-rules.ts'

/** What holds ask of footage; times in unix ms, ranges closed. */
export type FootageRegister = {
  /** Whole segments of a camera that touch the range; `recorded` is in order and merged. */
  touching(
    cameraId: number,
    fromAt: number,
    toAt: number,
  ): { segments: number; bytes: number; fromAt: number | null; toAt: number | null; recorded: Span[] }
  /** Segments of the range that sweeps have removed. */
  removedTouching(cameraIds: readonly number[], fromAt: number, toAt: number): number
  /** Of those, the ones of sweeps that had not ended before `at`. */
  removedSince(at: number, cameraIds: readonly number[], fromAt: number, toAt: number): number
  /** Resolves when no removal is in flight, and none begins before the turn that it resolves in has ended. */
  settled(): Promise<void>
  /** What the vault has of the range's segments. */
  inVault(
    cameraIds: readonly number[],
    fromAt: number,
    toAt: number,
  ): Answer<'incidents', 'get'>['allHolds'][number]['vault']
  vaultRoom(
    cameraIds: readonly number[],
    fromAt: number,
    toAt: number,
  ): Promise<{ neededBytes: number; freeBytes: number; fits: boolean }>
  cameraNames(): Map<number, string>
}

/** What holds ask of visits. */
export type VisitRegister = {
  /** Visits that touch the closed range. */
  countTouching(fromAt: number, toAt: number): number
}
