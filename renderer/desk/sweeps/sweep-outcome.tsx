import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { bytesText, countText } from '../../ui/dates.ts'
import { NoticeBox } from '../../ui/desk/notice-box.tsx'
import { DeskLink } from '../desk-link.tsx'

type Sweep = Answer<'sweeps', 'list'>[number]

/** What a sweep that has just run did, in words. */
export function SweepOutcome({ sweep }: { sweep: Sweep }) {
  const { t } = useTranslation()
  const size = { count: sweep.removed, number: countText(sweep.removed), bytes: bytesText(sweep.bytes) }
  return (
    <NoticeBox tone={sweep.outcome === 'complete' ? 'door' : 'brass'} live>
      <p>
        <strong>{t(`sweeps.outcome.${sweep.outcome}.long`)}</strong>{' '}
        {t(sweep.removed === 0 ? 'sweeps.now.nothing' : 'sweeps.now.removed', size)}
      </p>
      {sweep.certificate !== null && (
        <p>
          <DeskLink to={`/sweeps/${sweep.certificate}`}>
            {t('sweeps.certificate', { number: countText(sweep.certificate) })}
          </DeskLink>
        </p>
      )}
    </NoticeBox>
  )
}
