import { useEffect, useRef } from 'react'
import SignaturePad from 'signature_pad'
import { pointsOf, strokeOf } from './signature-strokes.ts'
import styles from './signature-field.module.css'

export type SignaturePaperProps = {
  strokes: number[][]
  onChange: (strokes: number[][]) => void
  label: string
  invalid: boolean
}

/** Paper is white and ink black under every theme. */
const pen = { penColor: '#000', minWidth: 1.4, maxWidth: 4, dotSize: 0, velocityFilterWeight: 0.7 }
const ink = { ...pen, compositeOperation: 'source-over' as const }

/** Where one draws. What was drawn is kept in units of its own, so that a turned or resized screen shows it again. */
export function SignaturePaper({ strokes, onChange, label, invalid }: SignaturePaperProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const pad = useRef<SignaturePad>(null)
  const now = useRef({ strokes, onChange })

  useEffect(() => {
    now.current = { strokes, onChange }
  }, [strokes, onChange])

  useEffect(() => {
    const paper = canvas.current!
    const made = new SignaturePad(paper, pen)
    pad.current = made
    const ended = () => {
      const last = made.toData().at(-1)
      if (!last) return
      now.current.onChange([...now.current.strokes, strokeOf(last.points, paper.clientWidth)])
    }
    made.addEventListener('endStroke', ended)
    const sized = new ResizeObserver(() => {
      const scale = Math.max(1, window.devicePixelRatio)
      paper.width = paper.clientWidth * scale
      paper.height = paper.clientHeight * scale
      paper.getContext('2d')!.scale(scale, scale)
      show(made, now.current.strokes, paper.clientWidth)
    })
    sized.observe(paper)
    return () => {
      sized.disconnect()
      made.off()
      made.clear()
      pad.current = null
    }
  }, [])

  // Undone or cleared: what is shown is what is kept.
  const { length } = strokes
  useEffect(() => {
    const shown = pad.current
    const width = canvas.current?.clientWidth ?? 0
    if (shown && shown.toData().length !== length) show(shown, now.current.strokes, width)
  }, [length])

  return (
    <canvas
      ref={canvas}
      className={styles.paper}
      role="img"
      aria-label={label}
      data-invalid={invalid ? '' : undefined}
      data-signature=""
    />
  )
}

function show(pad: SignaturePad, strokes: readonly number[][], width: number): void {
  const groups = strokes.map((stroke) => ({
    ...ink,
    points: pointsOf(stroke, width).map((point, at) => ({ ...point, pressure: 0.5, time: at * 16 })),
  }))
  pad.fromData(groups, { clear: true })
}
