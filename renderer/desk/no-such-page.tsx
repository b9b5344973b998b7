import { useTranslation } from 'react-i18next'
import { PageHeader } from '../ui/desk/page-header.tsx'
import { DeskLink } from './desk-link.tsx'

export function NoSuchPage() {
  const { t } = useTranslation()
  return (
    <>
      <PageHeader title={t('desk.noPage.title')} />
      <p>
        {t('desk.noPage.text')} <DeskLink to="/">{t('desk.noPage.link')}</DeskLink>
      </p>
    </>
  )
}
