import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MessageChannel } from '../../../shared/contract/messages.ts'
import { AsideCard } from '../../ui/desk/aside-card.tsx'
import { NoticeBox } from '../../ui/desk/notice-box.tsx'
import { useDraft } from '../draft.ts'
import { useAct } from '../queries.ts'
import { fieldRefusals, Refused } from '../refusals.tsx'
import type { MessageSettings } from './message-draft.ts'
import styles from './message-form.module.css'

/** One message by the settings as they are saved, and exactly what the other side said to it. */
export function TestMessage({ settings }: { settings: MessageSettings }) {
  const { t } = useTranslation()
  const form = useDraft({ to: '' })
  const open: MessageChannel[] = [
    ...(settings.smtpServer ? (['email'] as const) : []),
    ...(settings.teams.set ? (['teams'] as const) : []),
    ...(settings.slack.set ? (['slack'] as const) : []),
  ]
  const [chosen, setChosen] = useState<MessageChannel | null>(null)
  const channel = chosen && open.includes(chosen) ? chosen : open[0]
  const test = useAct('messages', 'test', [])

  if (!channel) {
    return (
      <AsideCard title={t('messaging.test.title')}>
        <p>{t('messaging.test.nothing')}</p>
      </AsideCard>
    )
  }
  function submit(event: FormEvent): void {
    event.preventDefault()
    test.reset()
    const to = form.draft.to.trim()
    if (channel === 'email' && !/^[^\s@]+@[^\s@]+$/.test(to)) return form.refuse({ to: t('messaging.wrong.address') })
    test.mutate(channel === 'email' ? { channel, to } : { channel: channel! }, {
      onError: (error) => form.refuse(fieldRefusals(error, t)),
    })
  }
  return (
    <AsideCard title={t('messaging.test.title')}>
      <form className={styles.test} onSubmit={submit} noValidate>
        <p>{t('messaging.test.text')}</p>
        <NativeSelect
          id="test-channel"
          label={t('messaging.test.by')}
          value={channel}
          onChange={(event) => {
            test.reset()
            setChosen(event.currentTarget.value as MessageChannel)
          }}
          data={open.map((value) => ({ value, label: t(`messaging.channel.${value}`) }))}
        />
        {channel === 'email' && (
          <TextInput {...form.text('to')} id="test-to" label={t('messaging.test.to')} inputMode="email" />
        )}
        <div>
          <Button type="submit" loading={test.isPending}>
            {t('messaging.test.send')}
          </Button>
        </div>
        <Refused error={test.error} />
        {test.data && <Tested {...test.data} />}
      </form>
    </AsideCard>
  )
}

function Tested({ problem, said }: { problem: string | null; said: string }) {
  const { t } = useTranslation()
  return (
    <NoticeBox
      tone={problem ? 'brick' : 'door'}
      title={t(problem ? 'messaging.test.failed' : 'messaging.test.sent')}
      live
    >
      {problem && <p>{t(`messaging.problem.${problem}`)}</p>}
      {said && (
        <>
          <p>{t('messaging.test.said')}</p>
          <p className={styles.said}>{said}</p>
        </>
      )}
    </NoticeBox>
  )
}
