import styles from './language-row.module.css'

export type LanguageRowProps = {
  /** Tag and its own name: `{ tag: 'cy', name: 'Cymraeg' }`. */
  languages: { tag: string; name: string }[]
  current: string
  onChoose: (tag: string) => void
}

/** Each language in itself; the one shown has a heavier frame. */
export function LanguageRow({ languages, current, onChoose }: LanguageRowProps) {
  return (
    <div className={styles.languages}>
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
