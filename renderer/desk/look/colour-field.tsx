import { Button, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { colourOf, isColour, problemWithColour, type ColourKey } from './look-draft.ts'
import styles from './look-screen.module.css'

export type ColourFieldProps = {
  name: ColourKey
  value: string
  onChange: (colour: string) => void
  error?: string
  /** The colour that stands there with nothing set. */
  without: string
}

/** A colour as it is written, or picked; one that text cannot be read on says so at once, and which shade would do. */
export function ColourField({ name, value, onChange, error, without }: ColourFieldProps) {
  const { t } = useTranslation()
  const wrong = problemWithColour(name, value)
  const said = wrong === 'unread' ? t('look.colourUnread') : wrong ? t('errors.colour-unreadable', wrong) : error
  const plain = colourOf(value)
  return (
    <div className={styles.colour}>
      <TextInput
        id={name}
        label={t(`look.field.${name}`)}
        description={t(`look.hint.${name}`)}
        placeholder={t('look.delivered')}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={said}
        autoComplete="off"
        spellCheck={false}
        rightSectionWidth={52}
        rightSection={
          <input
            type="color"
            className={styles.picker}
            aria-label={t('look.pick', { what: t(`look.field.${name}`) })}
            value={plain && isColour(plain) ? plain : without}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        }
      />
      {wrong && wrong !== 'unread' && (
        <Button variant="outline" onClick={() => onChange(wrong.shade)}>
          <span className={styles.swatch} style={{ background: wrong.shade }} aria-hidden="true" />
          {t('look.takeShade', { shade: wrong.shade })}
        </Button>
      )}
    </div>
  )
}
