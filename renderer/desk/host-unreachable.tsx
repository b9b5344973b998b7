import { useTranslation } from 'react-i18next'
import { NoticeBox } from '../ui/desk/notice-box.tsx'
import { Wordmark } from '../ui/wordmark.tsx'
import { refusalText } from './refusals.tsx'

/** Nothing can be shown yet; the page asks again by itself. */
export function HostUnreachable({ error }: { error: unknown }) {
  const { t } = useTranslation()
  return (
    <main style={{ padding: 40, maxInlineSize: 640 }}>
      <Wordmark />
      <h1>{t('desk.noHost')}</h1>
      <NoticeBox tone="brick" live>
        {refusalText(error, t)}
      </NoticeBox>
    </main>
  )
}
