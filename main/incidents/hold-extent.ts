import { AppError } from '../../shared/errors.ts'
import type { FootageRegister } from './hold-ports.ts'
import { keptRange } from './hold-rules.ts'

export type Asked = { cameraIds: readonly number[]; fromAt: number; toAt: number }
type Names = ReadonlyMap<number, string>

/** The cameras asked for, each once, in order; refuses one that does not exist. */
export function knownCameras(cameraIds: readonly number[], names: Names): number[] {
  const ids = [...new Set(cameraIds)].toSorted((a, b) => a - b)
  if (!ids.every((id) => names.has(id)))
    throw new AppError('not_found', 'camera-unknown', {}, { cameraIds: 'camera-unknown' })
  return ids
}

/** What is on record of the asked range, per camera and together. */
export function measure(register: Pick<FootageRegister, 'touching'>, { cameraIds, fromAt, toAt }: Asked) {
  const cameras = cameraIds.map((cameraId) => ({ cameraId, ...register.touching(cameraId, fromAt, toAt) }))
  const ends = cameras.flatMap((camera) =>
    camera.fromAt === null || camera.toAt === null ? [] : [{ fromAt: camera.fromAt, toAt: camera.toAt }],
  )
  return {
    cameras,
    segments: cameras.reduce((sum, { segments }) => sum + segments, 0),
    bytes: cameras.reduce((sum, { bytes }) => sum + bytes, 0),
    ...keptRange({ fromAt, toAt }, ends),
  }
}
