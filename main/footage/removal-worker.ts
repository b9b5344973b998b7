import { parentPort } from 'node:worker_threads'
import { openDisk } from './disk.ts'
import type { Disk, RemovalLimits, Root } from './disk-types.ts'
import { type PackedFiles, packRemoval, unpackFiles } from './removal-message.ts'

type Ask = { id: number; act: keyof Disk; parameters: unknown[] }

/** The thread in which footage is reached: it has no database, is told paths and identities, and answers what became of them. */
const disk = openDisk()
// A thread's port has no origin to name.
/* oxlint-disable unicorn/require-post-message-target-origin */
const acts = {
  ...disk,
  watch: (root: Root, folders: string[]) =>
    disk.watch(root, folders, (paths) => parentPort!.postMessage({ written: root.sourceId, paths })),
  remove: async (root: Root, files: PackedFiles, limits: RemovalLimits) =>
    packRemoval(await disk.remove(root, unpackFiles(files), limits)),
} as Record<keyof Disk, (...parameters: unknown[]) => Promise<unknown>>

parentPort!.on('message', ({ id, act, parameters }: Ask) => {
  acts[act](...parameters).then(
    (answer) => parentPort!.postMessage({ id, answer }),
    (error: unknown) => parentPort!.postMessage({ id, fault: (error as { code?: string }).code ?? 'unknown' }),
  )
})
