import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { Disk } from './disk-types.ts'
import type { Hear } from './disk-watch.ts'
import { createOwedFlushes } from './owed-flushes.ts'
import { packFiles, type PackedRemoval, unpackRemoval } from './removal-message.ts'

type Waiting = { resolve: (answer: unknown) => void; reject: (error: Error) => void }
type Reply = { id: number; answer?: unknown; fault?: string }
type Told = { written: number; paths: string[] }

export const startWorker = (): Worker => new Worker(workerFile())

/** Built beside this module or above its chunk; where nothing is built, the source itself, which Node reads as it is. */
function workerFile(): URL {
  const places = ['removal-worker.js', '../removal-worker.js', 'removal-worker.ts'].map(
    (at) => new URL(at, import.meta.url),
  )
  return places.find((place) => existsSync(place)) ?? places.at(-1)!
}

/**
 * The disk in a thread of its own, started at the first call, so that neither half a million removals nor a dead mount
 * delay a sign-in. A call whose thread dies is rejected: what it did is then unknown, and settled as after a crash. So is what
 * the thread had removed and not flushed.
 */
export function openDiskThread(newWorker: () => Worker = startWorker): Disk {
  const waiting = new Map<number, Waiting>()
  const hearers = new Map<number, Hear>()
  const flushes = createOwedFlushes()
  let worker: Worker | undefined
  let lastId = 0
  let closed = false

  function stopped(error: Error): void {
    worker = undefined
    flushes.forget()
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  function start(): Worker {
    const fresh = newWorker()
    fresh.unref()
    fresh.on('message', (message: Reply | Told) => {
      if ('written' in message) return hearers.get(message.written)?.(message.paths)
      const { id, answer, fault } = message
      const call = waiting.get(id)
      waiting.delete(id)
      if (waiting.size === 0) fresh.unref()
      if (fault === undefined) call?.resolve(answer)
      else call?.reject(Object.assign(new Error('the disk refused'), { code: fault }))
    })
    fresh.on('error', stopped)
    fresh.on('exit', () => worker === fresh && stopped(new Error('the disk thread ended')))
    return fresh
  }
  function ask(act: keyof Disk, parameters: unknown[]): Promise<never> {
    if (closed) return Promise.reject(new Error('the disk is closed'))
    worker ??= start()
    worker.ref()
    const id = (lastId += 1)
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve: resolve as Waiting['resolve'], reject })
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
      worker!.postMessage({ id, act, parameters })
    })
  }
  return {
    verify: (...parameters) => ask('verify', parameters),
    openWalk: (...parameters) => ask('openWalk', parameters),
    nextOfWalk: (...parameters) => ask('nextOfWalk', parameters),
    closeWalk: (...parameters) => ask('closeWalk', parameters),
    sample: (...parameters) => ask('sample', parameters),
    look: (...parameters) => ask('look', parameters),
    lengths: (...parameters) => ask('lengths', parameters),
    created: (...parameters) => ask('created', parameters),
    finished: (...parameters) => ask('finished', parameters),
    watch(root, folders, hear) {
      hearers.set(root.sourceId, hear)
      return ask('watch', [root, folders])
    },
    lookAgain: (...parameters) => ask('lookAgain', parameters),
    unwatch: (...parameters) => ask('unwatch', parameters),
    async remove(root, files, limits) {
      flushes.owe(root)
      return unpackRemoval((await ask('remove', [root, packFiles(files), limits])) as PackedRemoval)
    },
    lookAfter(root, paths) {
      flushes.owe(root)
      return ask('lookAfter', [root, paths])
    },
    flush: (root) => flushes.flush(root, () => ask('flush', [root])),
    writeMarker: (...parameters) => ask('writeMarker', parameters),
    digest: (...parameters) => ask('digest', parameters),
    seesVault: (...parameters) => ask('seesVault', parameters),
    copyToVault: (...parameters) => ask('copyToVault', parameters),
    removeFromVault: (...parameters) => ask('removeFromVault', parameters),
    lookInVault: (...parameters) => ask('lookInVault', parameters),
    async close() {
      closed = true
      const ending = worker
      stopped(new Error('the disk is closed'))
      await ending?.terminate()
    },
  }
}
