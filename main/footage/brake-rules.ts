import { day } from '../../shared/time.ts'
import type { Brake, BrakeReason } from './sweep-store.ts'

/** A sweep may always remove this many files of a camera. */
const alwaysAllowed = 500
/** This many may always be missing at once, and five in a hundred. */
const alwaysMissing = 20

/** How many files of a camera a sweep may remove without asking: max(500, 2 × median day × days since its last one). */
export function mostRemoved(medianDay: number, lastSweepAt: number, now: number): number {
  const days = Math.max(1, Math.ceil((now - lastSweepAt) / day))
  return Math.max(alwaysAllowed, 2 * medianDay * days)
}

/** Whether the plain limit of 500 alone allows this many, so that no median need be counted. */
export const isFew = (segments: number): boolean => segments <= alwaysAllowed

/** The middle of the days that have any, the lower of two; 0 without one. */
export function medianOf(counts: readonly number[]): number {
  const some = counts.filter((count) => count > 0).toSorted((a, b) => a - b)
  return some[Math.floor((some.length - 1) / 2)] ?? 0
}

/** How many rows of a camera may leave at once because their files are missing. */
export const mostMissing = (registered: number): number => Math.max(alwaysMissing, Math.floor(registered * 0.05))
export const isManyMissing = (missing: number, registered: number): boolean => missing > mostMissing(registered)

export type DueOfCamera = { segments: number; bytes: number; fromAt: number; toAt: number; held: number }
type Asked = { first: boolean; limit: number }

/** Why a camera's removal must wait for two people; nothing when it need not. */
export function brakeReason(due: DueOfCamera, { first, limit }: Asked): BrakeReason | undefined {
  if (due.segments === 0) return undefined
  if (first) return 'backlog'
  return due.segments > limit ? 'amount' : undefined
}

/** Two different people. */
export const approvalsNeeded = (approvals: number): number => Math.max(0, 2 - approvals)

/** What agreement still covers: the counts and range that were shown, less what has been removed under it. */
export const allowedBy = (brake: Brake, removedSince: number) => ({
  left: Math.max(0, brake.segments - removedSince),
  fromAt: brake.fromAt,
  toAt: brake.toAt,
})
