import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Display } from '../ui/display.ts'
import { showDisplay } from '../ui/display.ts'
import { ChoiceList } from '../ui/kiosk/choice-list.tsx'
import { KioskButton } from '../ui/kiosk/kiosk-button.tsx'
import { KioskDialog } from '../ui/kiosk/kiosk-dialog.tsx'
import styles from './kiosk-pages.module.css'

export type Help = {
  opened: 'call' | 'text' | null
  display: Required<Omit<Display, 'mm'>>
  openCall: () => void
  openText: () => void
  close: () => void
  choose: (display: Display) => void
  /** For the next visitor: nothing open, text and contrast as delivered. */
  reset: () => void
}

const delivered = { text: 'normal', contrast: 'normal' } as const

/** The two things that help on every page. Text and contrast belong to one visitor and are kept nowhere. */
export function useHelp(): Help {
  const [opened, setOpened] = useState<Help['opened']>(null)
  const [display, setDisplay] = useState<Help['display']>(delivered)
  useEffect(() => showDisplay(display), [display])
  const reset = useCallback(() => {
    setOpened(null)
    setDisplay(delivered)
  }, [])
  return useMemo(
    () => ({
      opened,
      display,
      openCall: () => setOpened('call'),
      openText: () => setOpened('text'),
      close: () => setOpened(null),
      choose: (chosen: Display) => setDisplay((before) => ({ ...before, ...chosen })),
      reset,
    }),
    [opened, display, reset],
  )
}

export function HelpDialogs({ help }: { help: Help }) {
  return (
    <>
      <CallDialog open={help.opened === 'call'} onClose={help.close} />
      <TextDialog open={help.opened === 'text'} help={help} />
    </>
  )
}

/** Says only what is true of this screen: it rings nobody. */
function CallDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const close = (
    <KioskButton look="sill" onClick={onClose}>
      {t('kiosk.close')}
    </KioskButton>
  )
  return (
    <KioskDialog open={open} onClose={onClose} title={t('kiosk.call.title')} actions={close}>
      <p>{t('kiosk.call.text')}</p>
      <p>{t('kiosk.call.truth')}</p>
    </KioskDialog>
  )
}

function TextDialog({ open, help }: { open: boolean; help: Help }) {
  const { t } = useTranslation()
  const done = (
    <KioskButton look="sill" onClick={help.close}>
      {t('kiosk.done')}
    </KioskButton>
  )
  return (
    <KioskDialog open={open} onClose={help.close} title={t('kiosk.display.title')} actions={done}>
      <div className={styles.pairs}>
        <ChoiceList
          name="text-size"
          legend={t('kiosk.display.size')}
          value={help.display.text}
          onChange={(text) => help.choose({ text: text as Display['text'] })}
          choices={[
            { value: 'normal', label: t('kiosk.display.sizeNormal') },
            { value: 'large', label: t('kiosk.display.sizeLarge') },
          ]}
        />
        <ChoiceList
          name="contrast"
          legend={t('kiosk.display.contrast')}
          value={help.display.contrast}
          onChange={(contrast) => help.choose({ contrast: contrast as Display['contrast'] })}
          choices={[
            { value: 'normal', label: t('kiosk.display.contrastNormal') },
            { value: 'more', label: t('kiosk.display.contrastMore') },
          ]}
        />
      </div>
      <p className={styles.aside}>{t('kiosk.display.resets')}</p>
    </KioskDialog>
  )
}
