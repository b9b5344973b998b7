import { IconLanguage } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './language-button.module.css'

/** The language now shown, in itself: touched, it lays out the others. For a wall; the bar has its own. */
export function LanguageButton({ name, onOpen }: { name: string; onOpen: () => void }) {
  const { t } = useTranslation()
  return (
    <button
      type="button"
      className={styles.button}
      onClick={onOpen}
      aria-label={t('ui.kiosk.language', { language: name })}
    >
      <IconLanguage size="1.3em" stroke={2} aria-hidden="true" />
      {name}
    </button>
  )
}
