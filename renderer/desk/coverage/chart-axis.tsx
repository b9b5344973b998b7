import styles from './chart-axis.module.css'

/** Labels at the ends of an axis stay inside it. */
function edgeOf(share: number): 'start' | 'end' | undefined {
  if (share < 0.04) return 'start'
  return share > 0.96 ? 'end' : undefined
}
export const percent = (share: number): string => `${share * 100}%`

export type AxisTick = { share: number; label: string; weak: boolean }

/** Labels along a picture; weak ones go first where there is no room. */
export function Axis({ ticks }: { ticks: readonly AxisTick[] }) {
  return (
    <div className={styles.axis}>
      {ticks.map(({ share, label, weak }) => (
        <AxisLabel key={`${share}-${label}`} share={share} edge={edgeOf(share)} weak={weak}>
          {label}
        </AxisLabel>
      ))}
    </div>
  )
}

type AxisLabelProps = { share: number; edge?: 'start' | 'end' | undefined; weak?: boolean; children: string }

export function AxisLabel({ share, edge, weak, children }: AxisLabelProps) {
  return (
    <span
      className={styles.tick}
      style={{ insetInlineStart: percent(share) }}
      data-weak={weak || undefined}
      data-edge={edge}
    >
      {children}
    </span>
  )
}

type LineLabelProps = { share: number; tone?: 'ink'; children: string }

/** What a line that crosses the rows is. */
export function LineLabel({ share, tone, children }: LineLabelProps) {
  return (
    <span
      className={styles.line}
      data-tone={tone}
      data-late={share > 0.5 || undefined}
      style={{ insetInlineStart: percent(share) }}
    >
      {children}
    </span>
  )
}
