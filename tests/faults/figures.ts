import { appendFileSync } from 'node:fs'

/** Whether the long run is asked for (`npm run faults`); CI runs a short one of everything. */
export const isLong = process.env['FOYER_FAULTS'] === 'long'
export const sized = (long: number, short: number): number => (isLong ? long : short)

export type Figure = { name: string; value: number | string; goal: string; ok: boolean | null }

/** Tells a figure to whoever runs the faults; `ok: null` is what could not be run here. */
export function noteFigure(figure: Figure): void {
  const file = process.env['FOYER_FIGURES']
  if (file) appendFileSync(file, `${JSON.stringify(figure)}\n`)
  else process.stdout.write(`${figure.name}: ${figure.value}\n`)
}
