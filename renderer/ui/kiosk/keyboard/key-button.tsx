import type { PointerEvent, ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import { accentsAfter } from './key-typing.ts'
import styles from './kiosk-keyboard.module.css'

export type KeyButtonProps = {
  onPress: () => void
  /** A finger that rests; the press itself is then left out. */
  onHold?: () => void
  /** Heard instead of what stands on the key. */
  label?: string
  /** For keys that stay down. */
  pressed?: boolean
  /** Side keys are darker; the space key is the wide one. */
  kind?: 'side' | 'space' | 'wide'
  /** A letter that leads to others while accents are asked for. */
  marked?: boolean
  children: ReactNode
}

/** A press answers when the finger is lifted, on the key it came down on; the focus stays in the field. */
export function KeyButton({ onPress, onHold, label, pressed, kind, marked, children }: KeyButtonProps) {
  const press = usePress(onPress, onHold)
  return (
    <button
      type="button"
      className={styles.key}
      data-kind={kind}
      data-marked={marked ? '' : undefined}
      aria-label={label}
      aria-pressed={pressed}
      onMouseDown={(event) => event.preventDefault()}
      onContextMenu={(event) => event.preventDefault()}
      {...press}
    >
      {children}
    </button>
  )
}

/** A click that follows a lifted finger says the same again, ms. */
const sameTouch = 700

function usePress(onPress: () => void, onHold?: () => void) {
  const timer = useRef(0)
  const held = useRef(false)
  const pressedAt = useRef(-sameTouch)
  useEffect(() => () => clearTimeout(timer.current), [])
  return {
    onPointerDown: () => {
      held.current = false
      clearTimeout(timer.current)
      if (onHold)
        timer.current = window.setTimeout(() => {
          held.current = true
          onHold()
        }, accentsAfter)
    },
    onPointerCancel: () => clearTimeout(timer.current),
    onPointerUp: (event: PointerEvent) => {
      clearTimeout(timer.current)
      pressedAt.current = performance.now()
      if (!held.current && event.button === 0 && isOver(event)) onPress()
    },
    // What comes without a pointer before it: Enter, Space, a switch, a screen reader.
    onClick: () => {
      if (performance.now() - pressedAt.current > sameTouch) onPress()
    },
  }
}

function isOver({ currentTarget, clientX, clientY }: PointerEvent): boolean {
  const { left, right, top, bottom } = currentTarget.getBoundingClientRect()
  return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom
}
