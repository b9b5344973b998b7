import type { CSSProperties } from 'react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeyboardKind } from '../../../shared/contract/words.ts'
import { ChoicePair } from '../../ui/kiosk/choice-pair.tsx'
import { KioskActions, KioskButton } from '../../ui/kiosk/kiosk-button.tsx'
import { KioskQuestion } from '../../ui/kiosk/kiosk-question.tsx'
import styles from '../kiosk-pages.module.css'
import { likelyKeyboard } from '../keyboard-kind.ts'
import { usePageTitle } from '../page-title.ts'

/** Pixels per millimetre that screens of visitors have. */
const least = 2.4
const most = 8
const step = 0.02

/** Starting values: a 24-inch 1080p screen on end, a 10.9-inch tablet. */
const startValue = () => (window.innerWidth >= 1000 && window.innerHeight > window.innerWidth ? 3.6 : 5.2)

export type MeasuredScreen = { pixelsPerMm?: number; keyboard: KeyboardKind }

/** A bar is made as wide as a bank card (85.6 mm), which tells how many pixels a millimetre has here. */
export function CardStep({ onMeasured }: { onMeasured: (screen: MeasuredScreen) => void }) {
  const { t } = useTranslation()
  const [mm, setMm] = useState(startValue)
  const [keyboard, setKeyboard] = useState(likelyKeyboard)
  const sliderId = useId()
  const title = t('kiosk.enrol.cardTitle')
  usePageTitle(title)
  const set = (value: number) => setMm(Math.min(most, Math.max(least, Math.round(value / step) * step)))
  return (
    <KioskQuestion
      title={title}
      hint={t('kiosk.enrol.cardHint')}
      wide
      actions={
        <>
          <KioskButton look="sill" type="submit">
            {t('kiosk.enrol.finish')}
          </KioskButton>
          <KioskButton look="plain" onClick={() => onMeasured({ keyboard })}>
            {t('kiosk.enrol.skip')}
          </KioskButton>
        </>
      }
      onSubmit={() => onMeasured({ pixelsPerMm: Number(mm.toFixed(2)), keyboard })}
    >
      <div className={styles.card} style={{ '--card-mm': `${mm}px` } as CSSProperties} aria-hidden="true" />
      <label htmlFor={sliderId}>{t('kiosk.enrol.width')}</label>
      <input
        id={sliderId}
        className={styles.slider}
        type="range"
        min={least}
        max={most}
        step={step}
        value={mm}
        onChange={(event) => set(Number(event.currentTarget.value))}
      />
      <KioskActions>
        <KioskButton onClick={() => set(mm - step)}>{t('kiosk.enrol.narrower')}</KioskButton>
        <KioskButton onClick={() => set(mm + step)}>{t('kiosk.enrol.wider')}</KioskButton>
      </KioskActions>
      <ChoicePair
        legend={t('kiosk.enrol.keyboard')}
        value={keyboard}
        onChange={setKeyboard}
        choices={[
          { value: 'own', label: t('kiosk.enrol.keyboardOwn') },
          { value: 'system', label: t('kiosk.enrol.keyboardSystem') },
        ]}
      />
    </KioskQuestion>
  )
}
