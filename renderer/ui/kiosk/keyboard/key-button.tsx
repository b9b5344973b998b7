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

/** A press answers when the finger is lifted from the key it came down on; the focus stays in the field. */
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

/** A click that follows a press by a lifted finger says the same again, ms. */
const sameTouch = 700
/** No click follows a touch of so many ms, nor one of two fingers at once: both are meant all the same. */
const longTouch = 400
const fingers = new Set<number>()
let together = false

function usePress(onPress: () => void, onHold?: () => void) {
  const timer = useRef(0)
  const downAt = useRef(0)
  const held = useRef(false)
  const pressedAt = useRef(-sameTouch)
  useEffect(() => () => clearTimeout(timer.current), [])
  const lift = ({ pointerId }: PointerEvent) => {
    clearTimeout(timer.current)
    fingers.delete(pointerId)
  }
  return {
    onPointerDown: (event: PointerEvent) => {
      // The field keeps the focus, whatever stands under the finger once it is lifted.
      event.preventDefault()
      fingers.add(event.pointerId)
      together = fingers.size > 1
      downAt.current = performance.now()
      held.current = false
      clearTimeout(timer.current)
      if (onHold)
        timer.current = window.setTimeout(() => {
          held.current = true
          onHold()
        }, accentsAfter)
    },
    onPointerCancel: lift,
    onPointerUp: (event: PointerEvent) => {
      lift(event)
      const alone = !together && performance.now() - downAt.current < longTouch
      if (event.pointerType !== 'touch' || alone || held.current || !isOver(event)) return
      pressedAt.current = performance.now()
      onPress()
    },
    onClick: () => {
      const again = performance.now() - pressedAt.current < sameTouch
      if (!again && !held.current) onPress()
      held.current = false
    },
  }
}

function isOver({ currentTarget, clientX, clientY }: PointerEvent): boolean {
  const { left, right, top, bottom } = currentTarget.getBoundingClientRect()
  return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom
}
