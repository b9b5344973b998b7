import { IconArrowBackUp, IconKeyboard, IconTrash, IconWritingSign } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Given } from '../../../shared/answer-rules.ts'
import { FieldError } from '../../ui/kiosk/field-error.tsx'
import { KioskButton } from '../../ui/kiosk/kiosk-button.tsx'
import { KioskField } from '../../ui/kiosk/kiosk-field.tsx'
import { SignaturePaper } from './signature-paper.tsx'
import { drawingOf, strokesOf } from './signature-strokes.ts'
import styles from './signature-field.module.css'

export type SignatureFieldProps = {
  id: string
  /** A typed name, which is worth as much as a drawing. */
  name: string
  /** Base64 of a drawing's JSON. */
  drawing: string | undefined
  onChange: (given: Given) => void
  error?: string | undefined
}

/** Drawn with a finger, a pen or a mouse, or typed: never only by dragging. One of the two is kept. */
export function SignatureField(props: SignatureFieldProps) {
  const [typing, setTyping] = useState(props.name !== '')
  const [changed, setChanged] = useState(false)
  const change = (typed: boolean) => {
    props.onChange({ text: '' })
    setTyping(typed)
    setChanged(true)
  }
  return typing ? (
    <Typed {...props} onDraw={() => change(false)} />
  ) : (
    <Drawn {...props} focused={changed} onType={() => change(true)} />
  )
}

function Typed({ id, name, onChange, onDraw, error }: SignatureFieldProps & { onDraw: () => void }) {
  const { t } = useTranslation()
  return (
    <div className={styles.field}>
      <KioskField
        id={id}
        label={t('kiosk.signature.typeLabel')}
        autoFocus
        autoCapitalize="words"
        enterKeyHint="next"
        maxLength={200}
        value={name}
        onChange={(text) => onChange({ text })}
        error={error}
      />
      <KioskButton look="plain" icon={<IconWritingSign stroke={2} aria-hidden="true" />} onClick={onDraw}>
        {t('kiosk.signature.draw')}
      </KioskButton>
    </div>
  )
}

type DrawnProps = SignatureFieldProps & { focused: boolean; onType: () => void }

function Drawn({ id, drawing, onChange, onType, focused, error }: DrawnProps) {
  const { t } = useTranslation()
  const strokes = strokesOf(drawing)
  const draw = (next: number[][]) => onChange(next.length > 0 ? { text: '', data: drawingOf(next) } : { text: '' })
  return (
    <div className={styles.field}>
      <FieldError id={id}>{error}</FieldError>
      <SignaturePaper strokes={strokes} onChange={draw} label={t('kiosk.signature.paper')} invalid={!!error} />
      <p role="status" className={styles.status}>
        {strokes.length > 0 ? t('kiosk.signature.done') : t('kiosk.signature.empty')}
      </p>
      <div className={styles.actions}>
        <KioskButton id={id} autoFocus={focused} icon={<IconKeyboard stroke={2} aria-hidden="true" />} onClick={onType}>
          {t('kiosk.signature.type')}
        </KioskButton>
        {strokes.length > 0 && (
          <>
            <KioskButton
              look="plain"
              icon={<IconArrowBackUp className="foyer-mirror" stroke={2} aria-hidden="true" />}
              onClick={() => draw(strokes.slice(0, -1))}
            >
              {t('kiosk.signature.undo')}
            </KioskButton>
            <KioskButton look="plain" icon={<IconTrash stroke={2} aria-hidden="true" />} onClick={() => draw([])}>
              {t('kiosk.signature.clear')}
            </KioskButton>
          </>
        )}
      </div>
    </div>
  )
}
