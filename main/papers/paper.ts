import { create, type Font } from 'fontkit'
import PDFDocument from 'pdfkit'
import { type Face, paperFonts } from './paper-fonts.ts'

export type Style = { face?: Face; size?: number; colour?: string; align?: 'left' | 'right' }
type Run = { name: string; text: string }

/** Points: A4 is 595 × 842. */
export const margin = 48
export const ink = { ink: '#12201E', ink2: '#44524F', door: '#0E4A42', line: '#D3DAD6', ground: '#F1F4F1' } as const
const tile = { bone: '#F6F3EA', slate: '#7E9EA8', door: '#0E4A42', ochre: '#E0A93B' } as const
const tilesAcross = 31
const lineHeight = 1.25

/** A document of A4 pages with the office's fonts in it. Measures are points from the upper left corner. */
export function openPaper({ title, author, language }: { title: string; author: string; language: string }) {
  const document = new PDFDocument({
    size: 'A4',
    margin: 0,
    // No standard font: every letter is in the file. The types know no document without one.
    font: null as unknown as string,
    lang: language,
    displayTitle: true,
    info: { Title: title, Author: author, Producer: 'Foyer', Creator: 'Foyer' },
  })
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<Buffer>((resolve) => document.once('end', () => resolve(Buffer.concat(chunks))))

  const faces = new Map<Face, { name: string; font: Font }[]>()
  for (const [face, fonts] of Object.entries(paperFonts) as [Face, readonly Buffer[]][])
    faces.set(
      face,
      fonts.map((font, place) => {
        document.registerFont(`${face} ${place}`, font)
        return { name: `${face} ${place}`, font: create(font) as Font }
      }),
    )

  /** Stretches of letters that one font has; a letter that none has shows as a question mark. */
  function runsOf(text: string, face: Face): Run[] {
    const runs: Run[] = []
    const fonts = faces.get(face)!
    for (const letter of text.normalize('NFC')) {
      const last = runs.at(-1)
      const known = fonts.filter(({ font }) => font.hasGlyphForCodePoint(letter.codePointAt(0)!))
      const { name } = known.find((font) => font.name === last?.name) ?? known[0] ?? fonts[0]!
      const shown = known.length > 0 ? letter : '?'
      if (last?.name === name) last.text += shown
      else runs.push({ name, text: shown })
    }
    return runs
  }
  const widthOf = (runs: readonly Run[], size: number) =>
    runs.reduce((sum, { name, text }) => sum + document.font(name).fontSize(size).widthOfString(text), 0)

  function setLine(text: string, x: number, y: number, width: number, style: Required<Style>): void {
    const runs = runsOf(text, style.face)
    let at = style.align === 'right' ? x + width - widthOf(runs, style.size) : x
    for (const run of runs) {
      document.font(run.name).fontSize(style.size).fillColor(style.colour)
      document.text(run.text, at, y, { lineBreak: false })
      at += widthOf([run], style.size)
    }
  }

  /** Lines of at most a width, broken between words, and within a word that is longer than a line. */
  function linesOf(text: string, width: number, { face, size }: Required<Style>): string[] {
    const fits = (line: string) => widthOf(runsOf(line, face), size) <= width
    const lines: string[] = []
    let line = ''
    for (const word of text.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`
      if (fits(longer)) line = longer
      else {
        if (line !== '') lines.push(line)
        line = word
        while (!fits(line)) {
          let cut = line.length - 1
          while (cut > 1 && !fits(line.slice(0, cut))) cut -= 1
          lines.push(line.slice(0, cut))
          line = line.slice(cut)
        }
      }
    }
    return [...lines, line]
  }

  return {
    width: document.page.width,
    height: document.page.height,
    /** Sets words within a width; answers where the next line would begin. */
    write(text: string, x: number, y: number, width: number, style: Style = {}): number {
      const full = { face: 'plain', size: 9.5, colour: ink.ink, align: 'left', ...style } as const
      const lines = linesOf(text, width, full)
      for (const [place, line] of lines.entries()) setLine(line, x, y + place * full.size * lineHeight, width, full)
      return y + lines.length * full.size * lineHeight
    },
    rule(y: number, thickness: number, colour: string, x = margin, width = document.page.width - 2 * margin): void {
      document.rect(x, y, width, thickness).fill(colour)
    },
    fill(x: number, y: number, width: number, height: number, colour: string): void {
      document.rect(x, y, width, height).fill(colour)
    },
    /** The hall's floor across the head of a page; answers where it ends. */
    band(): number {
      const size = document.page.width / tilesAcross
      document.rect(0, 0, document.page.width, 3).fill(tile.ochre)
      const y = 3
      const polygon = (colour: string, ...points: [number, number][]) => document.polygon(...points).fill(colour)
      for (let n = 0; n < tilesAcross; n += 1) {
        const x = n * size
        const at = (px: number, py: number): [number, number] => [x + (px / 32) * size, y + (py / 32) * size]
        document.rect(x, y, size, size).fill(tile.bone)
        polygon(tile.slate, at(0, 0), at(9, 0), at(0, 9))
        polygon(tile.slate, at(32, 0), at(23, 0), at(32, 9))
        polygon(tile.slate, at(0, 32), at(9, 32), at(0, 23))
        polygon(tile.slate, at(32, 32), at(23, 32), at(32, 23))
        polygon(tile.door, at(16, 0), at(32, 16), at(16, 32), at(0, 16))
        polygon(tile.ochre, at(16, 9.8), at(22.2, 16), at(16, 22.2), at(9.8, 16))
      }
      document.rect(0, y + size, document.page.width, 3).fill(tile.door)
      return y + size + 3
    },
    nextPage: (): void => void document.addPage(),
    /** The whole file. */
    end(): Promise<Buffer> {
      document.end()
      return ended
    },
  }
}
export type Paper = ReturnType<typeof openPaper>
