import { Checkbox, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LogRow } from '../../../shared/contract/visits.ts'
import { ConfirmDialog } from '../../ui/desk/confirm-dialog.tsx'
import { clockTime, longDate } from '../../ui/dates.ts'
import { useDesk } from '../desk-context.ts'
import { useDraft } from '../draft.ts'
import { useAct, useAnswer } from '../queries.ts'
import { Refused } from '../refusals.tsx'
import { VisitName } from '../visit-name.tsx'

/** Removes one visit for good; the reason stays in the trail, the visitor does not. */
export function EraseVisit({ visit, onClose }: { visit: LogRow | null; onClose: () => void }) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const form = useDraft({ eraseReason: '' })
  const erase = useAct('visits', 'erase')
  const { data: held } = useAnswer('passes', 'ofVisit', { visitId: visit?.id ?? 0 }, [], { enabled: visit !== null })
  const [passToo, setPassToo] = useState(false)
  const leave = () => {
    form.reset({ eraseReason: '' })
    erase.reset()
    setPassToo(false)
    onClose()
  }
  const submit = () => {
    if (!visit) return
    if (form.draft.eraseReason.trim().length < 10) return form.refuse({ eraseReason: t('log.erase.short') })
    erase.mutate({ visitId: visit.id, reason: form.draft.eraseReason, passToo }, { onSuccess: leave })
  }
  return (
    <ConfirmDialog
      open={visit !== null}
      title={t('log.erase.title')}
      confirm={t('log.erase.action')}
      danger
      busy={erase.isPending}
      onConfirm={submit}
      onClose={leave}
    >
      <Stack gap="md">
        {visit && (
          <p>
            <VisitName visit={visit} />
            {visit.company && (
              <>
                , <bdi>{visit.company}</bdi>
              </>
            )}
            {`, ${longDate(visit.signedInOn, zone)}, ${clockTime(visit.signedInAt, zone)}`}
          </p>
        )}
        <p>{t('log.erase.text')}</p>
        <Refused error={erase.error} />
        <Textarea
          {...form.text('eraseReason')}
          label={t('log.erase.reason')}
          description={t('log.erase.reasonHint')}
          rows={3}
        />
        {held?.passId && (
          <Checkbox
            label={t('passes.alsoErase')}
            description={t('passes.alsoEraseHint')}
            checked={passToo}
            onChange={(event) => setPassToo(event.currentTarget.checked)}
          />
        )}
      </Stack>
    </ConfirmDialog>
  )
}
