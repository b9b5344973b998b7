import { useTranslation } from 'react-i18next'
import { inLanguage, languageRead } from '../../shared/texts-of.ts'
import styles from './assembly-point.module.css'
import { useOfficeLook } from './office-look.ts'

/** Where to go after an alarm, in the office's own words; nothing where the office has set none. */
export function AssemblyPoint() {
  const { t, i18n } = useTranslation()
  const { assemblyPoint } = useOfficeLook()
  const place = inLanguage(assemblyPoint, i18n.language)
  if (!place) return null
  return (
    <section className={styles.assembly}>
      <h2 className={styles.title}>{t('kiosk.assembly.title')}</h2>
      <p className={styles.place} lang={languageRead(assemblyPoint, i18n.language)} dir="auto">
        {place}
      </p>
      <p>{t('kiosk.assembly.text')}</p>
    </section>
  )
}
