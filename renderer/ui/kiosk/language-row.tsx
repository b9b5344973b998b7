import styles from './language-row.module.css'

export type LanguageRowProps = {
  /** What the row is, for those who hear it: "Languages". */
  label: string
  /** Tag and its own name: `{ tag: 'cy', name: 'Cymraeg' }`. */
  languages: { tag: string; name: string }[]
  current: string
  onChoose: (tag: string) => void
  /** Two a line, for a dialog. */
  tall?: boolean
}

/** Each language in itself; the one shown has a heavier frame. */
export function LanguageRow({ label, languages, current, onChoose, tall }: LanguageRowProps) {
  return (
    <div role="group" aria-label={label} className={styles.languages} data-tall={tall ? '' : undefined}>
      {languages.map(({ tag, name }) => (
        <button
          key={tag}
          type="button"
          lang={tag}
          className={styles.language}
          aria-pressed={tag === current}
          onClick={() => onChoose(tag)}
        >
          {name}
        </button>
      ))}
    </div>
  )
}
