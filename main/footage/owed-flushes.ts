import type { Root } from './disk-types.ts'

/** Folders are remembered by the thread that changed them: which roots want a flush is known here, where it may die. */
export function createOwedFlushes() {
  const owed = new Set<string>()
  const forgotten = new Set<string>()
  return {
    owe(root: Root): void {
      owed.add(root.path)
    },
    /** The thread has died: what it changed since the last flush it was asked for, no other can flush. */
    forget(): void {
      for (const path of owed) forgotten.add(path)
      owed.clear()
    },
    /** What is forgotten is answered once, as a flush that failed; so is one that its thread does not survive. */
    async flush(root: Root, onDisk: () => Promise<boolean>): Promise<boolean> {
      if (forgotten.delete(root.path)) return false
      owed.delete(root.path)
      const isOnDisk = await onDisk()
      if (!isOnDisk) owed.add(root.path)
      return isOnDisk
    },
  }
}
