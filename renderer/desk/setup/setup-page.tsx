import { Button, Stack } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useEffect, useRef, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { DeskErrorSummary } from '../../ui/desk/desk-error-summary.tsx'
import { NoticeBox } from '../../ui/desk/notice-box.tsx'
import { summaryOf, type Problems } from '../draft.ts'
import { Refused } from '../refusals.tsx'
import { useTitle } from '../title.ts'

type Props = {
  title: string
  lead?: ReactNode
  /** Stands although something did not go as asked. */
  warning?: string | undefined
  problems?: Problems
  attempt?: number
  error?: unknown
  onBack?: () => void
  onSubmit: () => void
  action?: string
  busy?: boolean
  children: ReactNode
}

/** One thing a page: the way back, the question, and one button. */
export function SetUpPage({ title, lead, problems = {}, attempt = 0, error, onBack, onSubmit, ...rest }: Props) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  useTitle(title)
  useEffect(() => {
    window.scrollTo({ top: 0 })
    heading.current?.focus()
  }, [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  const summary = summaryOf(problems)
  return (
    <Stack gap="lg">
      {onBack && (
        <div>
          <Button
            variant="plain"
            px={8}
            ml={-8}
            leftSection={<IconArrowLeft size={20} className="foyer-mirror" aria-hidden />}
            onClick={onBack}
          >
            {t('desk.back')}
          </Button>
        </div>
      )}
      <DeskErrorSummary problems={summary} attempt={attempt} />
      {summary.length === 0 && <Refused error={error} />}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {lead && <div>{lead}</div>}
      <form onSubmit={submit} noValidate>
        <Stack gap="lg">
          {rest.warning && <NoticeBox tone="brass">{rest.warning}</NoticeBox>}
          {rest.children}
          <div>
            <Button type="submit" variant="sill" loading={rest.busy ?? false}>
              {rest.action ?? t('setup.continue')}
            </Button>
          </div>
        </Stack>
      </form>
    </Stack>
  )
}
