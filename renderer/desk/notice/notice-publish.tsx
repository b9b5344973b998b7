import { Button } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import type { OwnWording } from '../../../shared/contract/privacy.ts'
import { NoticeBox } from '../../ui/desk/notice-box.tsx'
import { longDate } from '../../ui/dates.ts'
import { useDesk } from '../desk-context.ts'
import { readDate } from '../incidents/read-date.ts'
import { useAct } from '../queries.ts'
import { fieldRefusals, Refused } from '../refusals.tsx'
import styles from './notice-words.module.css'

/** The day from which the words count, and the one button that publishes them. */
export function NoticePublish({ wording, own }: { wording: Answer<'privacy', 'wording'>; own: OwnWording }) {
  const { t } = useTranslation()
  const { zone, may } = useDesk()
  const { todayOn } = wording
  const [on, setOn] = useState<string | null>(todayOn)
  const [before] = useState(wording.version)
  const revise = useAct('privacy', 'revise')
  if (!may('privacy.revise')) return null
  const problem = on === null ? t('noticeWords.dateMissing') : fieldRefusals(revise.error, t).effectiveOn
  const made = revise.data
  return (
    <form
      className={styles.publish}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (on) revise.mutate({ own, effectiveOn: on })
      }}
    >
      <DateInput
        label={t('noticeWords.effectiveOn')}
        description={t('noticeWords.effectiveHint')}
        value={on}
        valueFormat="D MMM YYYY"
        dateParser={readDate}
        minDate={todayOn}
        autoComplete="off"
        error={problem}
        onChange={setOn}
      />
      {!problem && <Refused error={revise.error} />}
      {made && (
        <NoticeBox tone="door" live>
          {made.version === before
            ? t('noticeWords.same', { version: made.version })
            : t('noticeWords.published', { version: made.version, date: longDate(made.effectiveOn, zone) })}
        </NoticeBox>
      )}
      <div>
        <Button type="submit" variant="sill" loading={revise.isPending}>
          {t('noticeWords.publish')}
        </Button>
      </div>
    </form>
  )
}
