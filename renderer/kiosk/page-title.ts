import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

/** The document's title: never anything that a visitor typed. A problem is said first. */
export function usePageTitle(title: string, problem = false): void {
  const { t } = useTranslation()
  useEffect(() => {
    const page = t('kiosk.pageTitle', { title })
    document.title = problem ? `${t('ui.error')} ${page}` : page
  }, [t, title, problem])
}
