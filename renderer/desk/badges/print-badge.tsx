import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NoticeBox } from '../../ui/desk/notice-box.tsx'
import { useDesk } from '../desk-context.ts'
import { useAct } from '../queries.ts'
import { Refused } from '../refusals.tsx'

/** Prints the badge of somebody on site once more. */
export function PrintBadge({ visitId }: { visitId: number }) {
  const { t } = useTranslation()
  const { zone, may } = useDesk()
  const again = useAct('badges', 'again', [])
  const [failed, setFailed] = useState(false)
  if (!may('badges.again')) return null
  const print = () => {
    setFailed(false)
    again.mutate(
      { visitId },
      {
        onSuccess: (badge) =>
          void import('../../ui/badge/print-badges.tsx').then(({ printBadges }) =>
            printBadges([badge], zone, (taken) => setFailed(!taken)),
          ),
      },
    )
  }
  return (
    <>
      <Button leftSection={<IconPrinter size={20} stroke={2} aria-hidden />} loading={again.isPending} onClick={print}>
        {t('visit.printBadge')}
      </Button>
      <Refused error={again.error} />
      {failed && (
        <NoticeBox tone="brick" live>
          {t('visit.badgeFailed')}
        </NoticeBox>
      )}
    </>
  )
}
