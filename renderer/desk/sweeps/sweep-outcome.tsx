import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { bytesText, countText } from '../../ui/dates.ts'
import { DeskLink } from '../desk-link.tsx'

type Sweep = Answer<'sweeps', 'list'>[number]

/** What a sweep that has just run did, in words. */
export function SweepOutcome({ sweep }: { sweep: Sweep }) {
  const { t } = useTranslation()
  const size = { count: sweep.removed, number: countText(sweep.removed), bytes: bytesText(sweep.bytes) }
  return (
    <>
      <p>
        <strong>{t(`sweeps.outcome.${sweep.outcome}.long`)}</strong> {t('sweeps.now.removed', size)}
      </p>
      {sweep.certificate !== null && (
        <p>
          <DeskLink to={`/sweeps/${sweep.certificate}`}>
            {t('sweeps.certificate', { number: countText(sweep.certificate) })}
          </DeskLink>
        </p>
      )}
    </>
  )
}
