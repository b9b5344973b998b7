import { useTranslation } from 'react-i18next'
import { PageHeader } from '../ui/desk/page-header.tsx'
import { DeskLink } from './desk-link.tsx'
import { useTitle } from './title.ts'

export function NoSuchPage() {
  const { t } = useTranslation()
  useTitle(t('desk.noPage.title'))
  return (
    <>
      <PageHeader title={t('desk.noPage.title')} />
      <p>
        {t('desk.noPage.text')} <DeskLink to="/">{t('desk.noPage.link')}</DeskLink>
      </p>
    </>
  )
}
