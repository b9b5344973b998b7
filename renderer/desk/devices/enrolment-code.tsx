import { Button, Radio, Stack, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeviceMode } from '../../../shared/contract/words.ts'
import { AsideCard } from '../../ui/desk/aside-card.tsx'
import { NoticeBox } from '../../ui/desk/notice-box.tsx'
import { BigCode } from '../big-code.tsx'
import { useDraft } from '../draft.ts'
import { useAct } from '../queries.ts'
import { fieldRefusals, Refused } from '../refusals.tsx'
import { useNow } from '../use-now.ts'
import { deviceModes } from '../word-lists.ts'
import type { EnrolledDevice } from './devices-screen.tsx'

type OpenCode = { code: string; expiresAt: number; name: string; madeAt: number }

/** Makes a code, shows it large while it lasts, and says when a browser has used it. */
export function EnrolmentCode({ devices }: { devices: EnrolledDevice[] }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<OpenCode | null>(null)
  const known = new Set(devices.map((device) => device.id))
  const [before, setBefore] = useState(known)
  const used = open && devices.find((device) => device.name === open.name && !before.has(device.id))
  return (
    <AsideCard tone="door" title={t('devices.code.title')}>
      {used && (
        <NoticeBox tone="door" live>
          {t('devices.code.used', { name: used.name })}
        </NoticeBox>
      )}
      {open && !used ? (
        <ShownCode open={open} onAgain={() => setOpen(null)} />
      ) : (
        <CodeForm
          onMade={(made) => {
            setBefore(known)
            setOpen(made)
          }}
        />
      )}
    </AsideCard>
  )
}

function ShownCode({ open, onAgain }: { open: OpenCode; onAgain: () => void }) {
  const { t } = useTranslation()
  const now = useNow(1000)
  const left = open.expiresAt - now
  if (left <= 0) {
    return (
      <Stack gap="md">
        <p role="status">{t('devices.code.over')}</p>
        <Button onClick={onAgain}>{t('devices.code.another')}</Button>
      </Stack>
    )
  }
  const minutes = Math.floor(left / 60_000)
  const seconds = String(Math.floor((left % 60_000) / 1000)).padStart(2, '0')
  return (
    <Stack gap="md">
      <BigCode>{open.code}</BigCode>
      <p>{t('devices.code.type', { name: open.name })}</p>
      <p role="timer">{t('devices.code.left', { time: `${minutes}:${seconds}` })}</p>
      <Button onClick={onAgain}>{t('devices.code.another')}</Button>
    </Stack>
  )
}

function CodeForm({ onMade }: { onMade: (open: OpenCode) => void }) {
  const { t } = useTranslation()
  const form = useDraft({ name: '' })
  const [mode, setMode] = useState<DeviceMode>('kiosk')
  const make = useAct('devices', 'makeCode', [])
  function submit(event: FormEvent): void {
    event.preventDefault()
    const name = form.draft.name.trim()
    if (!name) return form.refuse({ name: t('devices.code.nameMissing') })
    make.mutate(
      { name, mode },
      {
        onSuccess: (answer) => onMade({ ...answer, name, madeAt: Date.now() }),
        onError: (error) => form.refuse(fieldRefusals(error, t)),
      },
    )
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput {...form.text('name')} label={t('devices.code.name')} description={t('devices.code.nameHint')} />
        <Radio.Group label={t('devices.code.mode')} value={mode} onChange={(value) => setMode(value as DeviceMode)}>
          {deviceModes.map((each) => (
            <Radio
              key={each}
              value={each}
              label={t(`devices.mode.${each}.name`)}
              description={t(`devices.mode.${each}.does`)}
              my={4}
            />
          ))}
        </Radio.Group>
        <Refused error={make.error} />
        <Button type="submit" variant="sill" loading={make.isPending}>
          {t('devices.code.action')}
        </Button>
      </Stack>
    </form>
  )
}
