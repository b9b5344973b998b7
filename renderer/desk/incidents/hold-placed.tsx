import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { bytesText, countText } from '../../ui/dates.ts'
import { NoticeBox } from '../../ui/desk/notice-box.tsx'
import { DeskLink } from '../desk-link.tsx'
import styles from './incident-forms.module.css'

/** The answer to a hold: what is kept, and what had just gone. */
export function HoldPlaced({ placed, incidentId }: { placed: Answer<'holds', 'place'>; incidentId: number }) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  const counts = (count: number) => ({ count, number: countText(count) })
  return (
    <div className={styles.form} ref={box} tabIndex={-1}>
      <NoticeBox tone="door" live title={t('holds.placed.title')}>
        <p>{t('holds.placed.text', { ...counts(placed.segments), bytes: bytesText(placed.bytes) })}</p>
      </NoticeBox>
      {placed.lost > 0 && <NoticeBox tone="brick">{t('holds.placed.lost', counts(placed.lost))}</NoticeBox>}
      <NoticeBox tone="brass">{t('holds.placed.vault')}</NoticeBox>
      <div className={styles.actions}>
        <Button component={DeskLink} to={`/incidents/${incidentId}`} variant="sill">
          {t('holds.placed.incident')}
        </Button>
        <Button component={DeskLink} to="/coverage">
          {t('coverage.title')}
        </Button>
      </div>
    </div>
  )
}
