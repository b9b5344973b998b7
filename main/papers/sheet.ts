import { ink, margin, openPaper, type Paper } from './paper.ts'

/** What a paper of proof says: one sentence carries it, the rest lets it be checked. All of it words. */
export type Sheet = {
  title: string
  organisation: string
  sentence: string
  counts: readonly { number: string; name: string; detail: string }[]
  /** Sections of rows: the first column is wide and to the start, the others to the end. */
  tables: readonly { columns: readonly string[]; rows: readonly (readonly string[])[]; empty: string }[]
  check: { title: string; lines: readonly string[]; digest: string }
  small: string
}

const footAt = 54

/** The paper as a PDF of A4 pages. */
export function drawSheet(sheet: Sheet): Promise<Buffer> {
  const { title, organisation } = sheet
  const paper = openPaper({ title, author: organisation, language: 'en-GB' })
  const width = paper.width - 2 * margin
  let y = paper.band() + 24
  y = paper.write(title, margin, y, width, { face: 'strong', size: 12, colour: ink.door }) + 2
  y = paper.write(organisation, margin, y, width, { colour: ink.ink2 }) + 14
  y = paper.write(sheet.sentence, margin, y, width, { face: 'display', size: 20 }) + 14
  paper.rule(y, 2, ink.ink)
  y = drawCounts(paper, sheet, y + 12)
  paper.rule(y, 0.7, ink.line)
  y += 14
  for (const table of sheet.tables) y = drawTable(paper, table, y) + 14
  y = drawCheck(paper, sheet, y)
  paper.rule(y, 0.7, ink.line)
  paper.write(sheet.small, margin, y + 8, width, { size: 8, colour: ink.ink2 })
  return paper.end()
}

function drawCounts(paper: Paper, { counts }: Sheet, y: number): number {
  const each = (paper.width - 2 * margin) / Math.max(1, counts.length)
  const ends = counts.map(({ number, name, detail }, place) => {
    const x = margin + place * each
    const below = paper.write(number, x, y, each - 10, { face: 'display', size: 21 })
    const named = paper.write(name, x, below + 3, each - 10, { face: 'strong', size: 9 })
    return paper.write(detail, x, named + 1, each - 10, { size: 8, colour: ink.ink2 })
  })
  return Math.max(y, ...ends) + 10
}

/** A page's worth of room, or the next page. */
function roomFor(paper: Paper, y: number, height: number): number {
  if (y + height <= paper.height - footAt) return y
  paper.nextPage()
  return margin
}

function drawTable(paper: Paper, { columns, rows, empty }: Sheet['tables'][number], begin: number): number {
  const whole = paper.width - 2 * margin
  const first = whole * (columns.length > 4 ? 0.24 : 0.4)
  const each = (whole - first) / Math.max(1, columns.length - 1)
  const place = (n: number) => (n === 0 ? { x: margin, w: first - 8 } : { x: margin + first + (n - 1) * each, w: each })
  const row = (cells: readonly string[], y: number, style: Parameters<Paper['write']>[4]) =>
    Math.max(
      ...cells.map((cell, n) =>
        paper.write(cell, place(n).x, y, place(n).w, { ...style, align: n === 0 ? 'left' : 'right' }),
      ),
    )
  const head = (y: number) => row(columns, y, { face: 'strong', size: 8, colour: ink.ink2 }) + 4
  let y = head(roomFor(paper, begin, 60))
  for (const cells of rows) {
    const here = roomFor(paper, y, 40)
    if (here < y) y = head(here)
    paper.rule(y, 0.7, ink.line)
    y = row(cells, y + 5, { size: columns.length > 4 ? 8.5 : 9.5 }) + 4
  }
  return rows.length === 0 ? paper.write(empty, margin, y, whole) : y
}

function drawCheck(paper: Paper, { check }: Sheet, begin: number): number {
  const width = paper.width - 2 * margin
  let y = roomFor(paper, begin, 150)
  y = paper.write(check.title, margin, y, width, { face: 'display', size: 13 }) + 3
  for (const line of check.lines) y = paper.write(line, margin, y, width, { size: 8.5, colour: ink.ink2 }) + 2
  if (check.digest === '') return y + 12
  paper.fill(margin, y + 4, width, 36, ink.ground)
  paper.write('SHA-256', margin + 8, y + 9, width, { size: 8, colour: ink.ink2 })
  paper.write(check.digest, margin + 8, y + 21, width - 16, { face: 'mono', size: 9.5 })
  return y + 54
}
