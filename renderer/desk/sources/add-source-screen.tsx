import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LoadingState } from '../../ui/desk/page-states.tsx'
import { useDesk } from '../desk-context.ts'
import { useDraft } from '../draft.ts'
import { useAct, useAnswer } from '../queries.ts'
import { fieldRefusals, Refused } from '../refusals.tsx'
import { FolderStep } from './folder-step.tsx'
import { FoundStep } from './found-step.tsx'
import { NameStep } from './name-step.tsx'
import { RecorderStep } from './recorder-step.tsx'
import { fromFit, layoutInput, placeLayoutProblem, takesPattern } from './source-draft.ts'
import type { Detected, Layouts, WizardDraft } from './source-draft.ts'

/** From "we have a Reolink box" to a source: whose recorder, which folder, what is in it, and its name here. */
export function AddSourceScreen() {
  const layouts = useAnswer('sources', 'layouts', {})
  return (
    <>
      <Refused error={layouts.error} />
      {layouts.data ? <AddSource layouts={layouts.data} /> : !layouts.error && <LoadingState />}
    </>
  )
}

type Step = 'recorder' | 'folder' | 'found' | 'name'

function AddSource({ layouts }: { layouts: Layouts }) {
  const { t } = useTranslation()
  const { zone } = useDesk()
  const navigate = useNavigate()
  const form = useDraft<WizardDraft>({ maker: '', name: '', path: '', layout: '', pattern: '', timeZone: zone })
  const [step, setStep] = useState<Step>('recorder')
  const [detected, setDetected] = useState<Detected | null>(null)
  const detect = useAct('sources', 'detect', [])
  const add = useAct('sources', 'add', ['sources', 'cameras', 'coverage', 'dashboard'])
  const { draft } = form

  function look(path: string): void {
    detect.mutate(
      { path, timeZone: draft.timeZone },
      {
        onSuccess: (found) => {
          if (found.refusal) return form.refuse({ path: t(`errors.${found.refusal}`) })
          setDetected(found)
          const { layout, pattern } = fromFit(found, draft.maker, layouts)
          form.set('layout', layout)
          form.set('pattern', pattern)
          setStep('found')
        },
        onError: (error) => form.refuse(fieldRefusals(error, t)),
      },
    )
  }

  function save(): void {
    add.mutate(
      { name: draft.name, ...layoutInput(draft, layouts) },
      {
        onSuccess: () => void navigate({ to: '/sources' as '/' }),
        onError: (error) =>
          form.refuse(placeLayoutProblem(fieldRefusals(error, t), takesPattern(layouts, draft.layout))),
      },
    )
  }

  if (step === 'recorder') return <RecorderStep form={form} layouts={layouts} onDone={() => setStep('folder')} />
  if (step === 'folder' || !detected)
    return <FolderStep form={form} detect={detect} onDone={look} onBack={() => setStep('recorder')} />
  if (step === 'found')
    return (
      <FoundStep
        form={form}
        layouts={layouts}
        detected={detected}
        onDone={() => {
          if (!draft.name) form.set('name', layouts.find(({ key }) => key === draft.layout)?.name ?? '')
          setStep('name')
        }}
        onBack={() => setStep('folder')}
      />
    )
  return <NameStep form={form} layouts={layouts} add={add} onDone={save} onBack={() => setStep('found')} />
}
