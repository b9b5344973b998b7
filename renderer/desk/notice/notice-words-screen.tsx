import { useDebouncedValue } from '@mantine/hooks'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import type { Language } from '../../../shared/languages.ts'
import { PageColumns, PageHeader } from '../../ui/desk/page-header.tsx'
import { LoadingState } from '../../ui/desk/page-states.tsx'
import { KioskPreviewFrame } from '../categories/kiosk-preview.tsx'
import { useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import { NoticeCheck } from './notice-check.tsx'
import { NoticeLanguages } from './notice-languages.tsx'
import { NoticePublish } from './notice-publish.tsx'
import { NoticeWordsForm } from './notice-words-form.tsx'

/** The notice in the office's own words: written part by part, checked as it is written, published for a day. */
export function NoticeWordsScreen() {
  const { t } = useTranslation()
  const { data, error } = useAnswer('privacy', 'wording', {})
  return (
    <>
      <PageHeader title={t('noticeWords.title')} below={t('noticeWords.below')} />
      {error && <Refused error={error} />}
      {!data && !error && <LoadingState />}
      {data && <NoticeWords wording={data} />}
    </>
  )
}

/** Long enough for somebody who types, ms: the check is asked of the host. */
const pause = 400

function NoticeWords({ wording }: { wording: Answer<'privacy', 'wording'> }) {
  const { t } = useTranslation()
  const [own, setOwn] = useState(wording.own)
  const [language, setLanguage] = useState<Language>('en')
  const [asked] = useDebouncedValue(own[language] ?? {}, pause)
  const preview = useAnswer('privacy', 'preview', { language, own: asked }, [], { keep: true })
  const inForce = useAnswer('privacy', 'notice', { language }, [], { keep: true })
  const shownNotice = useMemo(
    () => (inForce.data && preview.data ? { notice: { ...inForce.data, language, text: preview.data.text } } : null),
    [inForce.data, preview.data, language],
  )
  const offered = wording.parts.map((one) => one.language)
  const shown = wording.parts.find((one) => one.language === language) ?? wording.parts[0]!
  return (
    <>
      <NoticeLanguages value={shown.language} offered={offered} onChange={setLanguage} />
      <PageColumns
        wide
        aside={
          <>
            <NoticeCheck missing={preview.data?.missing ?? []} />
            <KioskPreviewFrame shown={shownNotice} language={shown.language} />
          </>
        }
      >
        <p>{t('noticeWords.gaps', { open: '{{', close: '}}' })}</p>
        <NoticeWordsForm language={shown.language} parts={shown.parts} own={own} onChange={setOwn} />
        <NoticePublish wording={wording} own={own} />
        {preview.error && <Refused error={preview.error} />}
      </PageColumns>
    </>
  )
}
