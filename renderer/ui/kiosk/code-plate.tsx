import styles from './code-plate.module.css'

/** A code to copy on paper: big letters in threes; readers hear it letter by letter. */
export function CodePlate({ label, code }: { label: string; code: string }) {
  const groups = code.match(/.{1,3}/gu) ?? []
  return (
    <div className={styles.plate}>
      <p className={styles.label}>{label}</p>
      <p className={styles.code} aria-hidden="true">
        {groups.map((group, at) => (
          <span key={at}>{group}</span>
        ))}
      </p>
      <p className="foyer-hidden">{[...code].join(' ')}</p>
    </div>
  )
}
