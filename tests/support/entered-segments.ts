import { createHourStore } from '../../main/footage/hour-store.ts'
import { createDigestStore } from '../../main/footage/digest-store.ts'
import { createSegmentRegister } from '../../main/footage/segment-register.ts'
import { createSegmentStore } from '../../main/footage/segment-store.ts'
import { createSourceStore } from '../../main/footage/source-store.ts'
import { createVaultRegister } from '../../main/footage/vault-register.ts'
import { createVaultStore } from '../../main/footage/vault-store.ts'
import type { TestFootage } from './test-footage.ts'

export type Recorded = { camera: string; startAt: number; lengthMs: number }

/** A register with a source to which closed segments are told, each call a batch of its own, without any file. */
export function registerOf({ world, holds }: Pick<TestFootage, 'world' | 'holds'>) {
  const { db } = world
  const segments = createSegmentStore(db)
  const hours = createHourStore(db)
  const sources = createSourceStore(db)
  const vault = createVaultRegister({ store: createVaultStore(db), segments, holds })
  const register = createSegmentRegister({ segments, hours, sources, holds, vault, digests: createDigestStore(db) })
  const about = { name: 'Recorder', path: '/nowhere', layout: 'frigate', timeZone: 'UTC', device: '1', addedAt: 1 }
  const sourceId = db.transaction(() =>
    sources.insert({ ...about, removedBy: 'foyer' as const, inode: '', inodeStable: false, onNetwork: false }),
  )
  return {
    hours,
    cameraId: (key: string): number => sources.listCameras().find((camera) => camera.key === key)!.id,
    enter(recorded: readonly Recorded[]): void {
      const files = recorded.map(({ camera, startAt, lengthMs }) => {
        const identity = { bytes: 1000, mtimeAt: startAt + lengthMs, inode: 0 }
        return { ...identity, path: '', camera, startAt, lengthMs, odd: false }
      })
      db.transaction(() => register.enter(sources.find(sourceId)!, files, world.clock.now()))
    },
    /** Takes out every segment of a camera that starts from one instant to before another. */
    leave(key: string, fromAt: number, toAt: number): void {
      const { id } = sources.listCameras().find((camera) => camera.key === key)!
      const leaving = [...segments.eachTouching(id, fromAt, toAt - 1)].filter(({ startAt }) => startAt >= fromAt)
      db.transaction(() => register.leave(leaving))
    },
  }
}
