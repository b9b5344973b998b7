const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** `YYYY-MM-DD` of "19 Nov 2026", "19/11/2026", "19.11.26" or "2026-11-19": the day comes first, as people here write. */
export function readDate(text: string): string | null {
  const iso = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(text)
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const found = /^\s*(\d{1,2})[\s./-]+([A-Za-z]+|\d{1,2})[\s./-]+(\d{2}|\d{4})\s*$/.exec(text)
  if (!found) return null
  const named = months.indexOf(found[2]!.slice(0, 3).toLowerCase()) + 1
  const year = Number(found[3])
  return dateOf(year < 100 ? 2000 + year : year, named || Number(found[2]), Number(found[1]))
}

function dateOf(year: number, month: number, day: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, day))
  if (at.getUTCFullYear() !== year || at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) return null
  return at.toISOString().slice(0, 10)
}
