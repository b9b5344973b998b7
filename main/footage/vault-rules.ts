/** What of a disk the vault leaves to the register: a twentieth, a gigabyte at most. */
const reserveOf = (totalBytes: number): number => Math.min(1024 ** 3, totalBytes / 20)

/** Whether a copy of so many bytes may be made on a disk. */
export const hasRoomFor = (
  bytes: number,
  { bavail, blocks, bsize }: { bavail: number; blocks: number; bsize: number },
): boolean => bavail * bsize - bytes >= reserveOf(blocks * bsize)
