import type { RefObject } from 'react'
import { useCallback, useLayoutEffect, useRef, useState } from 'react'

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
const mostKept = 0.5
/** px between parts. */
const gap = 12
/** Looks that its own answers ask for with no second's rest between them: what never settles is left as it stands. */
const mostLooks = 8
/** ms in which the page is laid out for an answer. */
const layoutTime = 250
/** px of a part under what stays, in which nothing of it is hidden yet. */
const slack = 4

/** As high as it is without the cue, which leaves where there is no room for it. */
function heightWithoutCue(element: Element): number {
  const { offsetHeight } = element as HTMLElement
  const cue = element.querySelector<HTMLElement>('[data-more][data-beside]')
  const first = cue?.parentElement?.firstElementChild as HTMLElement | null | undefined
  return cue && first && cue.offsetTop >= first.offsetTop + first.offsetHeight
    ? offsetHeight - cue.offsetHeight
    : offsetHeight
}

const heightOf = (elements: Iterable<Element>): number =>
  [...elements].reduce((sum, element) => sum + heightWithoutCue(element) + gap, gap)

/** Whether what stays covers a part, or the part reaches below the edge beside it or after it. */
function isHidden(part: Element, kept: HTMLElement): boolean {
  const [upper, lower] = [kept.getBoundingClientRect(), part.getBoundingClientRect()]
  const isInColumn = lower.right > upper.left && lower.left < upper.right
  if (isInColumn && lower.top < upper.bottom) return lower.bottom > upper.top + slack
  const edge = Math.min(window.innerHeight, kept.closest('main')?.getBoundingClientRect().bottom ?? Infinity)
  return lower.bottom > edge + slack
}

/** The row of actions: after the sentence, where there is one. */
const rowOf = (end: HTMLElement): HTMLElement => end.querySelector<HTMLElement>('[data-row]')!

function hasRoomBeside(row: HTMLElement): boolean {
  const cue = row.querySelector<HTMLElement>('[data-more]')
  const { columnGap, paddingLeft, paddingRight } = getComputedStyle(row)
  const room = row.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)
  const wide = [...row.children].reduce((sum, action) => sum + (action as HTMLElement).offsetWidth, 0)
  return cue !== null && wide + parseFloat(columnGap) * (row.children.length - 1) <= room
}

/** On a page at 200 % the keys leave too little room for anything to stay over the field. */
const isShort = (): boolean => window.innerHeight < 640 && document.querySelector('[data-keyboard]') !== null

function look(end: HTMLElement, main: HTMLElement): Kept {
  const row = rowOf(end)
  const foot = document.querySelector<HTMLElement>('[data-place]')?.offsetHeight ?? 0
  const most = isShort() ? 0 : Math.min(main.clientHeight, window.innerHeight - foot) * mostKept
  const lead = row.previousElementSibling
  const around = end.parentElement
  const before = [...(around?.children ?? [])].filter((part) => part !== end)
  const beside = [around?.previousElementSibling, around?.nextElementSibling]
  const parts = [...before, end.offsetHeight > 0 ? null : lead, ...beside]
  const kept = end.offsetHeight > 0 ? end : row
  return {
    stays: heightOf(end.children) <= most ? 'whole' : heightOf([row]) <= most ? 'actions' : undefined,
    hidden: parts.find((part) => part && isHidden(part, kept)) ?? null,
    beside: hasRoomBeside(row),
    foot,
  }
}

const isSame = (one: Kept, other: Kept): boolean =>
  (Object.keys(one) as (keyof Kept)[]).every((key) => one[key] === other[key])

const ranks = { whole: 2, actions: 1, none: 0 }
const rank = (stays: Kept['stays']): number => ranks[stays ?? 'none']

/** What the room depends on, apart from what stands in it. */
const roomKey = (): string =>
  [
    window.innerWidth,
    window.innerHeight,
    document.documentElement.dataset['text'],
    document.documentElement.dataset['contrast'],
    document.querySelector('[data-keyboard]') !== null,
  ].join()

/** What is typed in stays in sight as what stands below it grows. */
function bringFieldIn(main: HTMLElement): void {
  const field = document.activeElement
  if (field?.matches('input, textarea') && main.contains(field) && document.querySelector('[data-keyboard]'))
    field.scrollIntoView({ block: 'nearest' })
}

/** A field that the cue has just come over moves up from under it; one that was scrolled away stays there. */
function uncoverField(end: HTMLElement, main: HTMLElement): void {
  const field = document.activeElement
  if (!field?.matches('input, textarea') || !main.contains(field)) return
  const row = rowOf(end)
  const [edge, box] = [row.getBoundingClientRect().top, field.getBoundingClientRect()]
  const cue = row.querySelector<HTMLElement>('[data-more]')?.offsetHeight ?? 0
  if (box.top < edge && box.bottom > edge - cue - gap) field.scrollIntoView({ block: 'nearest' })
}

/** Looks again as the page scrolls and grows, until the answer is called; `isOwn` where it grows by the last answer. */
function watch(end: HTMLElement, main: HTMLElement, again: () => void, isOwn: () => boolean): () => void {
  let room = roomKey()
  let begun = false
  const sized = new ResizeObserver(() => {
    const isTurned = roomKey() !== room
    room = roomKey()
    const own = isOwn() && !isTurned
    again()
    // The first call is of no change, and one's own changes nothing that is typed: whoever scrolled away is left there.
    if (begun && !own) bringFieldIn(main)
    begun = true
  })
  const content = end.closest('main > *')
  for (const watched of [content ?? main, main, rowOf(end), document.documentElement]) sized.observe(watched)
  document.addEventListener('scroll', again, { capture: true, passive: true })
  return () => {
    sized.disconnect()
    document.removeEventListener('scroll', again, { capture: true })
  }
}

export function useKept(ref: RefObject<HTMLElement | null>): Kept {
  const [kept, setKept] = useState<Kept>({ stays: undefined, hidden: null, beside: false, foot: 0 })
  const measuredIn = useRef('')
  const answered = useRef({ at: 0, looks: 0 })
  const again = useCallback(() => {
    const end = ref.current
    const main = end?.closest('main')
    if (!end || !main) return
    const now = look(end, main)
    const key = roomKey()
    // A sentence that leaves is laid out anew: in the same room it does not come back, or it might do so for ever.
    const isAnew = key !== measuredIn.current
    measuredIn.current = key
    setKept((then) => {
      const next = isAnew || rank(now.stays) < rank(then.stays) ? now : { ...now, stays: then.stays }
      return isSame(then, next) ? then : next
    })
  }, [ref])
  // What stays and what says so are measured as they then stand.
  useLayoutEffect(() => {
    const now = performance.now()
    const { at, looks } = answered.current
    answered.current = { at: now, looks: now - at > 1000 ? 1 : looks + 1 }
    if (answered.current.looks <= mostLooks) again()
  }, [again, kept])
  useLayoutEffect(() => {
    const main = ref.current?.closest('main')
    const isOwn = () => performance.now() - answered.current.at < layoutTime
    return ref.current && main ? watch(ref.current, main, again, isOwn) : undefined
  }, [ref, again])
  const isOver = kept.hidden !== null && !kept.beside
  useLayoutEffect(() => {
    const main = ref.current?.closest('main')
    if (isOver && ref.current && main) uncoverField(ref.current, main)
  }, [ref, isOver])
  return kept
}
