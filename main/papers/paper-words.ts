/** Figures and moments as papers say them, in British English. Times local to a zone. */
const form = (at: number, timeZone: string, style: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { ...style, timeZone }).format(at)

/** "24 November 2026" */
export const paperDate = (at: number, zone: string): string =>
  form(at, zone, { day: 'numeric', month: 'long', year: 'numeric' })
/** "02:14" */
export const paperClock = (at: number, zone: string): string =>
  form(at, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
/** "23 Oct 2026 02:00" */
export const paperMoment = (at: number, zone: string): string =>
  `${form(at, zone, { day: 'numeric', month: 'short', year: 'numeric' })} ${paperClock(at, zone)}`
/** "103,614" */
export const paperCount = (count: number): string => new Intl.NumberFormat('en-GB').format(count)
/** "1.2 TB": decimal units, as disks are sold. */
export function paperBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB']
  const unit = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
  const size = bytes / 1000 ** unit
  const digits = unit === 0 || size >= 100 ? 0 : 1
  return `${new Intl.NumberFormat('en-GB', { maximumFractionDigits: digits }).format(size)} ${units[unit]}`
}
/** "a, b and c" */
export const paperList = (parts: readonly string[]): string =>
  new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(parts)
