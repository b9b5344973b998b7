import { IconArrowBigUp, IconArrowBigUpLines, IconBackspace } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyButton } from './key-button.tsx'
import type { KeyboardLayout } from './keyboard-layout.ts'
import { asked, useKeyboardState } from './keyboard-state.ts'
import styles from './kiosk-keyboard.module.css'
import { modeOf } from './screen-keys.ts'
import type { TypedField } from './typed-field.ts'

export type KioskKeyboardProps = {
  field: TypedField
  layout: KeyboardLayout
  /** Latin letters beside a layout that has none of them: names of hosts are written in them. */
  latin?: KeyboardLayout
  steady: boolean
  onHide: () => void
}

/** What stands on a key comes first in its name, so that it is found by it (WCAG 2.5.3). */
const named = (written: string, meaning: string) => `${written} ${meaning}`

const drawn = { size: '1.15em', stroke: 2, 'aria-hidden': true } as const
const figures = new Set(['numeric', 'decimal', 'tel', 'number'])

/** Keys on the screen, for a device that has no others: they type into the field, which keeps the focus. */
export function KioskKeyboard({ field, layout: own, latin, steady, onHide }: KioskKeyboardProps) {
  const { t } = useTranslation()
  const mode = modeOf(field)
  const [signs, setSigns] = useState(figures.has(mode))
  // Codes and addresses are Latin in every language.
  const [inLatin, setInLatin] = useState(mode === 'email' || field.autocapitalize === 'characters')
  const layout = inLatin && latin ? latin : own
  const keys = useKeyboardState(field, layout, steady)
  const code = field.autocapitalize === 'characters'
  return (
    <div className={styles.keyboard} role="region" aria-label={t('ui.kiosk.keyboard.title')} dir="ltr" data-keyboard>
      {signs ? <SignRows layout={layout} keys={keys} /> : <LetterRows layout={layout} keys={keys} code={code} />}
      <div className={styles.row}>
        <KeyButton
          kind="side"
          label={named(
            signs ? layout.letters : '123',
            t(signs ? 'ui.kiosk.keyboard.letters' : 'ui.kiosk.keyboard.signs'),
          )}
          onPress={() => setSigns(!signs)}
        >
          {signs ? layout.letters : '123'}
        </KeyButton>
        {latin && (
          <KeyButton
            kind="side"
            label={named((inLatin ? own : latin).letters, t('ui.kiosk.keyboard.otherLetters'))}
            onPress={() => setInLatin(!inLatin)}
          >
            {(inLatin ? own : latin).letters}
          </KeyButton>
        )}
        {!code && mode !== 'email' && !signs && (
          <KeyButton
            kind="side"
            label={named(layout.sample, t('ui.kiosk.keyboard.accents'))}
            pressed={keys.accents === asked}
            onPress={keys.ask}
          >
            {layout.sample}
          </KeyButton>
        )}
        {(mode === 'email' ? '@._-' : '’-').split('').map((sign) => (
          <KeyButton key={sign} onPress={() => keys.type(sign)}>
            {sign}
          </KeyButton>
        ))}
        <KeyButton kind="space" onPress={() => keys.type(' ')}>
          {t('ui.kiosk.keyboard.space')}
        </KeyButton>
        <KeyButton kind="side" onPress={onHide}>
          {t('ui.kiosk.keyboard.hide')}
        </KeyButton>
      </div>
    </div>
  )
}

type Keys = ReturnType<typeof useKeyboardState>

function LetterRows({ layout, keys, code }: { layout: KeyboardLayout; keys: Keys; code: boolean }) {
  const { t } = useTranslation()
  const last = layout.rows.length - 1
  const above = code ? layout.signs[0] : layout.extra
  return (
    <>
      {keys.accents && keys.accents !== asked ? (
        <AccentRow layout={layout} keys={keys} letter={keys.accents} />
      ) : (
        above && <Row letters={above} keys={keys} layout={layout} extra={!code} />
      )}
      {layout.rows.map((letters, place) =>
        place < last ? (
          <Row key={letters} letters={letters} layout={layout} keys={keys} />
        ) : (
          <div key={letters} className={styles.row}>
            {layout.capitals && (
              <KeyButton
                kind="wide"
                label={t(keys.locked ? 'ui.kiosk.keyboard.shiftLocked' : 'ui.kiosk.keyboard.shift')}
                pressed={keys.capital}
                onPress={keys.pressShift}
              >
                {keys.locked ? <IconArrowBigUpLines {...drawn} /> : <IconArrowBigUp {...drawn} />}
              </KeyButton>
            )}
            <Letters letters={letters} layout={layout} keys={keys} />
            <Backspace keys={keys} />
          </div>
        ),
      )}
    </>
  )
}

type RowProps = { letters: string; layout: KeyboardLayout; keys: Keys; extra?: boolean }

function Row({ extra, ...letters }: RowProps) {
  return (
    <div
      className={styles.row}
      data-extra={extra ? '' : undefined}
      data-short={letters.letters.length < 10 ? '' : undefined}
    >
      <Letters {...letters} />
    </div>
  )
}

function Letters({ letters, layout, keys }: RowProps) {
  return [...letters].map((letter) => {
    const more = layout.accents[letter] !== undefined
    const show = () => keys.showAccents(letter)
    return (
      <KeyButton
        key={letter}
        marked={more && keys.accents === asked}
        onPress={() => (more && keys.accents === asked ? show() : keys.typeLetter(letter))}
        {...(more ? { onHold: show } : {})}
      >
        {keys.cased(letter)}
      </KeyButton>
    )
  })
}

/** What a letter's long press, or the key for accents and then the letter, offers. */
function AccentRow({ letter, layout, keys }: { letter: string; layout: KeyboardLayout; keys: Keys }) {
  const { t } = useTranslation()
  return (
    <div className={styles.row} data-accents role="group" aria-label={t('ui.kiosk.keyboard.accentsOf', { letter })}>
      {[...(layout.accents[letter] ?? '')].map((accent) => (
        <KeyButton key={accent} onPress={() => keys.typeLetter(accent)}>
          {keys.cased(accent)}
        </KeyButton>
      ))}
      <KeyButton kind="side" onPress={keys.hideAccents}>
        {t('ui.kiosk.keyboard.close')}
      </KeyButton>
    </div>
  )
}

function SignRows({ layout, keys }: { layout: KeyboardLayout; keys: Keys }) {
  const last = layout.signs.length - 1
  return layout.signs.map((signs, place) => (
    <div key={signs} className={styles.row}>
      {[...signs].map((sign) => (
        <KeyButton key={sign} onPress={() => keys.type(sign)}>
          {sign}
        </KeyButton>
      ))}
      {place === last && <Backspace keys={keys} />}
    </div>
  ))
}

function Backspace({ keys }: { keys: Keys }) {
  const { t } = useTranslation()
  return (
    <KeyButton kind="wide" label={t('ui.kiosk.keyboard.backspace')} onPress={keys.backspace}>
      <IconBackspace {...drawn} />
    </KeyButton>
  )
}
