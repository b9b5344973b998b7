import { Button, Stack } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeskErrorSummary } from '../../ui/desk/desk-error-summary.tsx'
import { NoticeBox } from '../../ui/desk/notice-box.tsx'
import { PageHeader } from '../../ui/desk/page-header.tsx'
import { LoadingState } from '../../ui/desk/page-states.tsx'
import { type Problems, summaryOf } from '../draft.ts'
import { Refused } from '../refusals.tsx'

type FrameProps<Settings> = {
  title: string
  below: string
  answer: { data: Settings | undefined; error: unknown }
  children: (settings: Settings) => ReactNode
}

/** A page of settings: what it shows once the host has answered. */
export function SettingsFrame<Settings>({ title, below, answer: { data, error }, children }: FrameProps<Settings>) {
  return (
    <>
      <PageHeader title={title} below={below} />
      {error ? <Refused error={error} /> : data === undefined && <LoadingState />}
      {data !== undefined && children(data)}
    </>
  )
}

type FormProps = {
  problems: Problems
  update: { error: unknown; isSuccess: boolean; isPending: boolean }
  /** What is said once it is saved. */
  saved: string
  /** Whether this person may only read. */
  readOnly?: boolean
  onSubmit: () => void
  children: ReactNode
}

/** The one form of such a page: its error summary, its fields, its button. */
export function SettingsFields({ problems, update, saved, readOnly, onSubmit, children }: FormProps) {
  const { t } = useTranslation()
  const [attempt, setAttempt] = useState(0)
  function submit(event: FormEvent): void {
    event.preventDefault()
    setAttempt(attempt + 1)
    onSubmit()
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg" maw={640}>
        <DeskErrorSummary problems={summaryOf(problems)} attempt={attempt} />
        <Refused error={update.error} />
        {children}
        {update.isSuccess && (
          <NoticeBox tone="door" live>
            {saved}
          </NoticeBox>
        )}
        {!readOnly && (
          <div>
            <Button type="submit" variant="sill" loading={update.isPending}>
              {t('desk.save')}
            </Button>
          </div>
        )}
      </Stack>
    </form>
  )
}

/** Whether what was typed is a whole number from `least` to `most`. */
export const isWhole = (text: unknown, least: number, most: number): boolean =>
  /^\d{1,3}$/.test(String(text).trim()) && Number(text) >= least && Number(text) <= most
