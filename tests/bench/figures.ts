/** One measured figure. Ratios alone are judged: times belong to the machine. */
export type Figure = {
  name: string
  value: number
  unit: string
  /** The most or the least that a judged figure may be; of others, what is hoped for. */
  goal?: { most: number } | { least: number }
  judged?: boolean
  /** Lowest and highest of the rounds, and what else the table should say. */
  note?: string
}

/** What a run is asked for: sizes, rounds, and a folder of its own that is removed afterwards. */
export type Bench = { quick: boolean; rounds: number; folder: string; say: (figure: Figure) => void }

export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!
}
export const median = (values: readonly number[]): number => quantile(values, 0.5)

export const spread = (values: readonly number[], digits = 2): string =>
  `${Math.min(...values).toFixed(digits)}–${Math.max(...values).toFixed(digits)}, n=${values.length}`

/** Milliseconds that an act takes. */
export async function timed(act: () => unknown): Promise<number> {
  const from = performance.now()
  await act()
  return performance.now() - from
}

/** Runs each act once a round, one after the other, and answers each one's milliseconds by name. */
export async function interleaved<Name extends string>(
  rounds: number,
  acts: Record<Name, (round: number) => number | Promise<number>>,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(acts) as Name[]
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  for (let round = 0; round < rounds; round += 1) for (const name of names) times[name].push(await acts[name](round))
  return times
}

/** Each round's own ratio, so that what slows a whole round slows both. */
export const ratios = (above: readonly number[], below: readonly number[]): number[] =>
  above.map((value, round) => value / below[round]!)

export function isMet({ value, goal }: Figure): boolean | undefined {
  if (!goal) return undefined
  return 'most' in goal ? value <= goal.most : value >= goal.least
}
