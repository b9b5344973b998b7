import styles from './qr-picture.module.css'

/** As uqr's `encode` makes it, its quiet zone included. */
export type QrMatrix = { size: number; data: boolean[][] }

/** A QR code, black on white under every theme, as large as its place. */
export function QrPicture({ code, label }: { code: QrMatrix; label: string }) {
  const { size, data } = code
  // One path for all dark modules: a run of them is one bar.
  const bars = data.flatMap((row, y) => {
    const runs: string[] = []
    for (let x = 0; x < row.length; x += 1) {
      if (!row[x]) continue
      const from = x
      while (row[x + 1]) x += 1
      runs.push(`M${from} ${y}h${x - from + 1}v1H${from}z`)
    }
    return runs
  })
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      className={styles.picture}
      shapeRendering="crispEdges"
    >
      <path d={bars.join('')} fill="#000" />
    </svg>
  )
}
