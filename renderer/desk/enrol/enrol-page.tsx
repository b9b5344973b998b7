import { Button, Stack, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { IconArrowLeft } from '@tabler/icons-react'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { DeskErrorSummary } from '../../ui/desk/desk-error-summary.tsx'
import { showDisplay } from '../../ui/display.ts'
import { fitsCard } from '../../ui/fits-card.ts'
import { summaryOf, useDraft } from '../draft.ts'
import { meKey, useAct } from '../queries.ts'
import { fieldRefusals, Refused } from '../refusals.tsx'
import { useTitle } from '../title.ts'
import { BankCard } from './bank-card.tsx'
import { cardMm, startingPixelsPerMm } from './bank-card-rules.ts'

/** Makes this browser a device of the office: an administrator's code, and how large a millimetre is here. */
export function EnrolPage({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const form = useDraft({ code: '', card: Math.round(startingPixelsPerMm() * cardMm) })
  const enrol = useAct('devices', 'enrol', [])
  useTitle(t('enrol.title'))

  function submit(event: FormEvent) {
    event.preventDefault()
    const code = form.draft.code.replace(/[\s-]/g, '')
    if (code.length !== 8) return form.refuse({ code: t('enrol.codeLength') })
    const pixelsPerMm = form.draft.card / cardMm
    enrol.mutate(
      { code, pixelsPerMm },
      {
        onSuccess: ({ mode }) => {
          showDisplay({ mm: pixelsPerMm })
          if (mode === 'kiosk') location.assign('/kiosk')
          else void queries.invalidateQueries({ queryKey: meKey }).then(onBack)
        },
        onError: (error) => form.refuse(fieldRefusals(error, t)),
      },
    )
  }

  const problems = summaryOf(form.problems)
  return (
    <Stack gap="lg">
      <div>
        <Button variant="plain" leftSection={<IconArrowLeft className="foyer-mirror" aria-hidden />} onClick={onBack}>
          {t('enrol.back')}
        </Button>
      </div>
      <h1>{t('enrol.title')}</h1>
      <p>{t('enrol.intro')}</p>
      <DeskErrorSummary problems={problems} />
      {problems.length === 0 && <Refused error={enrol.error} />}
      <form onSubmit={submit} noValidate>
        <Stack gap="xl">
          <TextInput
            {...form.text('code')}
            label={t('enrol.code')}
            description={t('enrol.codeHint')}
            autoCapitalize="characters"
            maw={280}
            styles={{ input: { fontFamily: 'var(--foyer-font-mono)', letterSpacing: '0.12em' } }}
          />
          {fitsCard() && <BankCard width={form.draft.card} onChange={(card) => form.set('card', card)} />}
          <div>
            <Button type="submit" variant="sill" loading={enrol.isPending}>
              {t('enrol.action')}
            </Button>
          </div>
        </Stack>
      </form>
    </Stack>
  )
}
