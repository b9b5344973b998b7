/** UTC day. */
const msOfDay = 86_400_000
const msOfHour = 3_600_000
/** One camera's day: 2^27 > 86,400,000, so a key that moves on past midnight still belongs to its own day. */
const cameraDay = 2 ** 27
const cameras = 1024
const wholeDay = cameras * cameraDay

/** Far more than a key ever moves on, in ms. */
export const movedMs = 1000

/** Keys stay whole numbers in JavaScript up to this day (June 2149). */
export const lastKeyDay = 65_535
export const lastCamera = cameras - 1

/** The UTC day of an instant, counted from 1970. */
export const dayOf = (at: number): number => Math.floor(at / msOfDay)
/** The first instant of a UTC day. */
export const startOfDay = (day: number): number => day * msOfDay

/** k = (UTC day × 1024 + camera) × 2^27 + ms of that day: 53 bits, exact. */
export function segmentKey(cameraId: number, startAt: number): number {
  const day = dayOf(startAt)
  if (!Number.isInteger(startAt) || day < 0 || day > lastKeyDay)
    throw new Error('a segment starts outside of 1970–2149')
  if (!Number.isInteger(cameraId) || cameraId < 0 || cameraId > lastCamera) throw new Error('no such camera')
  return day * wholeDay + cameraId * cameraDay + (startAt - startOfDay(day))
}

/** The camera and start of a key; the true start of a key that moved on stands in segment_path. */
export function readKey(k: number): { cameraId: number; startAt: number } {
  const day = Math.floor(k / wholeDay)
  const rest = k - day * wholeDay
  const cameraId = Math.floor(rest / cameraDay)
  return { cameraId, startAt: startOfDay(day) + (rest - cameraId * cameraDay) }
}

/** The UTC day that a key belongs to, also where it moved on past midnight. */
export const dayOfKey = (k: number): number => Math.floor(k / wholeDay)

/** Every key of a camera on a UTC day: from inclusive, to exclusive. */
export function cameraDayKeys(cameraId: number, day: number): { from: number; to: number } {
  const from = day * wholeDay + cameraId * cameraDay
  return { from, to: from + cameraDay }
}

/** A camera's UTC hour as one number: hour since 1970 × 1024 + camera. Of a key that moved on past midnight, the day's last. */
export function hourOfKey(k: number): number {
  const day = Math.floor(k / wholeDay)
  const rest = k - day * wholeDay
  const cameraId = Math.floor(rest / cameraDay)
  const hour = Math.min(23, Math.floor((rest - cameraId * cameraDay) / msOfHour))
  return (day * 24 + hour) * cameras + cameraId
}
/** The number of a camera's UTC hour. */
export const hourNumber = (cameraId: number, hour: number): number => hour * cameras + cameraId
/** UTC hour since 1970. */
export const hourOf = (at: number): number => Math.floor(at / msOfHour)
/** The camera, the first instant and the keys (from inclusive, to exclusive) of a camera's hour. */
export function readHour(h: number): { cameraId: number; startAt: number; from: number; to: number } {
  const cameraId = h % cameras
  const hour = (h - cameraId) / cameras
  const day = Math.floor(hour / 24)
  const start = day * wholeDay + cameraId * cameraDay
  const ofDay = hour - day * 24
  const to = ofDay === 23 ? cameraDay : (ofDay + 1) * msOfHour
  return { cameraId, startAt: hour * msOfHour, from: start + ofDay * msOfHour, to: start + to }
}

/** The first key of a UTC day. */
export const dayKey = (day: number): number => day * wholeDay
