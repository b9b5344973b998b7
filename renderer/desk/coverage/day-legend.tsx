import { useTranslation } from 'react-i18next'
import styles from './coverage-screen.module.css'
import textures from './textures.module.css'

const entries = ['recorded', 'gap', 'explained', 'leaving', 'held', 'removed', 'ahead'] as const

/** What each texture means. */
export function DayLegend() {
  const { t } = useTranslation()
  return (
    <section aria-label={t('coverage.legend.label')}>
      <ul className={styles.legend}>
        {entries.map((entry) => (
          <li key={entry}>
            <span
              className={`${styles.swatch} ${textures[entry]} ${entry === 'held' ? textures.marked : ''}`}
              aria-hidden="true"
            />
            <span>
              <strong>{t(`coverage.legend.${entry}.name`)}</strong> {t(`coverage.legend.${entry}.text`)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
