import { Button } from '@mantine/core'
import { IconMinus, IconPlus } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './bank-card.module.css'

const least = 180
const most = 680

/** A bar that staff make as long as a real bank card, so that sizes on this screen are true millimetres. */
export function BankCard({ width, onChange }: { width: number; onChange: (width: number) => void }) {
  const { t } = useTranslation()
  const id = useId()
  const set = (next: number) => onChange(Math.min(most, Math.max(least, next)))
  return (
    <fieldset className={styles.card}>
      <legend className={styles.title}>{t('enrol.card.title')}</legend>
      <p>{t('enrol.card.text')}</p>
      <div className={styles.stage}>
        <div className={styles.bar} style={{ inlineSize: width }} aria-hidden="true" />
      </div>
      <label htmlFor={id} className={styles.label}>
        {t('enrol.card.slider')}
      </label>
      <div className={styles.controls}>
        <Button onClick={() => set(width - 1)} leftSection={<IconMinus size={18} aria-hidden />}>
          {t('enrol.card.shorter')}
        </Button>
        <input
          id={id}
          type="range"
          min={least}
          max={most}
          value={width}
          onChange={(event) => set(event.currentTarget.valueAsNumber)}
          aria-valuetext={t('enrol.card.value', { width })}
        />
        <Button onClick={() => set(width + 1)} leftSection={<IconPlus size={18} aria-hidden />}>
          {t('enrol.card.longer')}
        </Button>
      </div>
    </fieldset>
  )
}
