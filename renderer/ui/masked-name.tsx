import { useTranslation } from 'react-i18next'
import styles from './masked-name.module.css'

/** A name the server kept back: its initials, and a bar that is always the same length, so it gives nothing away. */
export function MaskedName({ initials }: { initials: string }) {
  const { t } = useTranslation()
  const letters = [...initials.replace(/[\s.·]+/gu, '')]
  const spoken = letters.length > 0 ? t('ui.hiddenName', { initials: letters.join(' ') }) : t('ui.hidden')
  return (
    <span className={styles.name}>
      <span className="foyer-hidden">{spoken}</span>
      {(letters.length > 0 ? letters : ['']).map((letter, place) => (
        <span key={place} className={styles.word} aria-hidden="true">
          {letter}
          <span className={styles.bar} />
        </span>
      ))}
    </span>
  )
}
