import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

const formats = ['pdf', 'json'] as const
export type PaperFormat = (typeof formats)[number]

/** A paper of proof as a file: to keep, or to check with. */
export function TakeAway({ busy, onTake }: { busy: boolean; onTake: (format: PaperFormat) => void }) {
  const { t } = useTranslation()
  return (
    <>
      {formats.map((format) => (
        <Button
          key={format}
          variant="outline"
          disabled={busy}
          leftSection={<IconDownload size={20} stroke={2} aria-hidden="true" />}
          onClick={() => onTake(format)}
        >
          {t(`certificate.${format}`)}
        </Button>
      ))}
    </>
  )
}
