import type { RefObject } from 'react'
import { useLayoutEffect, useState } from 'react'

export type Kept = {
  /** What stays in sight at the lower edge: the actions with the sentence over them, they alone, or nothing. */
  stays: 'whole' | 'actions' | undefined
  /** What of the page is then out of sight below. */
  hidden: Element | null
  /** Whether there is room beside the actions to say so. */
  beside: boolean
  /** px that the foot of the page covers. */
  foot: number
}

/** The share of what is seen of the page that may stay at its lower edge. */
const mostKept = 0.45
/** px between parts, in which nothing is hidden yet. */
const slack = 12
/** px between actions, at most. */
const gap = 28

const heightOf = (elements: Iterable<Element>): number =>
  [...elements].reduce((sum, element) => sum + (element as HTMLElement).offsetHeight + slack, slack)

/** Whether what stays covers a part, or the part reaches below the edge beside it. */
function isHidden(part: Element, kept: HTMLElement): boolean {
  const [upper, lower] = [kept.getBoundingClientRect(), part.getBoundingClientRect()]
  if (lower.right > upper.left && lower.left < upper.right) return lower.bottom > upper.top + slack
  const edge = Math.min(window.innerHeight, kept.closest('main')?.getBoundingClientRect().bottom ?? Infinity)
  return lower.bottom > edge + slack
}

/** The row of actions: after the sentence, where there is one. */
const rowOf = (end: HTMLElement): HTMLElement => end.querySelector<HTMLElement>('[data-row]')!

function hasRoomBeside(row: HTMLElement): boolean {
  const cue = row.querySelector<HTMLElement>('[data-more]')
  const wide = [...row.children].reduce((sum, action) => sum + (action as HTMLElement).offsetWidth, 0)
  return cue !== null && wide + gap * (row.children.length - 1) <= row.clientWidth
}

function look(end: HTMLElement, main: HTMLElement): Kept {
  const row = rowOf(end)
  const foot = document.querySelector<HTMLElement>('[data-place]')?.offsetHeight ?? 0
  const most = Math.min(main.clientHeight, window.innerHeight - foot) * mostKept
  const lead = row.previousElementSibling
  const before = [...(end.parentElement?.children ?? [])].filter((part) => part !== end)
  const parts = [...before, end.offsetHeight > 0 ? null : lead, end.parentElement?.nextElementSibling]
  const kept = end.offsetHeight > 0 ? end : row
  return {
    stays: heightOf(end.children) <= most ? 'whole' : heightOf([row]) <= most ? 'actions' : undefined,
    hidden: parts.find((part) => part && isHidden(part, kept)) ?? null,
    beside: hasRoomBeside(row),
    foot,
  }
}

const isSame = (one: Kept, other: Kept): boolean =>
  one.stays === other.stays && one.hidden === other.hidden && one.beside === other.beside && one.foot === other.foot

/** What is typed in stays in sight as what stands below it grows. */
function bringFieldIn(main: HTMLElement): void {
  const field = document.activeElement
  if (field?.matches('input, textarea') && main.contains(field) && document.querySelector('[data-keyboard]'))
    field.scrollIntoView({ block: 'nearest' })
}

/** Looked at again as the page scrolls and grows. */
export function useKept(ref: RefObject<HTMLElement | null>): Kept {
  const [kept, setKept] = useState<Kept>({ stays: undefined, hidden: null, beside: false, foot: 0 })
  const { stays, hidden } = kept
  useLayoutEffect(() => {
    const end = ref.current
    const main = end?.closest('main')
    const content = end?.closest('main > *')
    if (!end || !main || !content) return
    const again = () => {
      const now = look(end, main)
      setKept((then) => (isSame(then, now) ? then : now))
    }
    again()
    const sized = new ResizeObserver(() => {
      again()
      bringFieldIn(main)
    })
    for (const watched of [content, main, rowOf(end), document.documentElement]) sized.observe(watched)
    document.addEventListener('scroll', again, { capture: true, passive: true })
    return () => {
      sized.disconnect()
      document.removeEventListener('scroll', again, { capture: true })
    }
    // What stays and what says so are measured as they then stand.
  }, [ref, stays, hidden])
  return kept
}
