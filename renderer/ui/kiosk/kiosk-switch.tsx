import { useId } from 'react'
import styles from './kiosk-switch.module.css'

export type KioskSwitchProps = { label: string; detail?: string; on: boolean; onChange: (on: boolean) => void }

/** One thing that is so or not: the whole row is its target. */
export function KioskSwitch({ label, detail, on, onChange }: KioskSwitchProps) {
  const id = useId()
  return (
    <label className={styles.row}>
      <input
        type="checkbox"
        role="switch"
        className={styles.switch}
        checked={on}
        onChange={(event) => onChange(event.currentTarget.checked)}
        aria-labelledby={`${id}label`}
        aria-describedby={detail ? `${id}detail` : undefined}
      />
      <span className={styles.words}>
        <span id={`${id}label`} className={styles.label}>
          {label}
        </span>
        {detail && (
          <span id={`${id}detail`} className={styles.detail}>
            {detail}
          </span>
        )}
      </span>
    </label>
  )
}
