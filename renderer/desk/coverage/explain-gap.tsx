import { NativeSelect, Textarea } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { durationText } from '../../ui/dates.ts'
import { ConfirmDialog } from '../../ui/desk/confirm-dialog.tsx'
import { useAct } from '../queries.ts'
import { fieldRefusals, Refused } from '../refusals.tsx'
import type { Gap } from './day-bars.ts'
import { momentText } from './day-times.ts'

export type GapOfCamera = { cameraId: number; camera: string; gap: Gap }
type Reason = NonNullable<Gap['explanation']>['reason']
const reasons: Reason[] = ['power', 'network', 'camera', 'recorder', 'storage', 'work', 'switched-off', 'other']

/** Why a camera recorded nothing: a reason, and words where they help. It counts for the whole gap, on each of its days. */
export function ExplainGap({ of, zone, onClose }: { of: GapOfCamera; zone: string; onClose: () => void }) {
  const { t } = useTranslation()
  const { gap, cameraId, camera } = of
  const [reason, setReason] = useState<Reason | null>(gap.explanation?.reason ?? null)
  const [text, setText] = useState(gap.explanation?.text ?? '')
  const [tried, setTried] = useState(false)
  const act = useAct('coverage', 'explain')
  const choice = useRef<HTMLSelectElement>(null)
  const words = useRef<HTMLTextAreaElement>(null)
  const short = reason === 'other' && text.trim().length < 10
  const fields = fieldRefusals(act.error, t)
  function explain(): void {
    setTried(true)
    if (reason === null) return choice.current?.focus()
    if (short) return words.current?.focus()
    act.mutate({ cameraId, fromAt: gap.fromAt, toAt: gap.toAt, reason, text }, { onSuccess: onClose })
  }
  return (
    <ConfirmDialog
      open
      title={t('coverage.explain.title', { camera })}
      confirm={t('coverage.explain.save')}
      onConfirm={explain}
      onClose={onClose}
      busy={act.isPending}
    >
      <p>
        {t('coverage.explain.when', {
          from: momentText(gap.fromAt, zone),
          to: momentText(gap.toAt, zone),
          long: durationText(gap.toAt - gap.fromAt),
        })}
      </p>
      {!fields['text'] && <Refused error={act.error} />}
      <NativeSelect
        ref={choice}
        label={t('coverage.explain.reason')}
        data={[
          { value: '', label: t('coverage.explain.choose'), disabled: true },
          ...reasons.map((value) => ({ value, label: t(`coverage.reason.${value}`) })),
        ]}
        value={reason ?? ''}
        onChange={(event) => setReason(event.currentTarget.value as Reason)}
        error={tried && reason === null ? t('coverage.explain.choose') : undefined}
      />
      <Textarea
        ref={words}
        label={t('coverage.explain.text')}
        description={t('coverage.explain.textHint')}
        autosize
        minRows={2}
        maxLength={500}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={(tried && short && t('errors.gap-words')) || fields['text']}
      />
    </ConfirmDialog>
  )
}
