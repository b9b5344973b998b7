/** px of a part over the edge that say nothing of it: less than a line of text. */
const least = (): number => parseFloat(getComputedStyle(document.body).fontSize)

/** How much of what is cut at the edge stands over it: of a part, and of what it is made of. */
function seenOver(part: Element, edge: number): number[] {
  const { top, bottom, height } = part.getBoundingClientRect()
  if (height === 0 || top >= edge || bottom <= edge) return []
  return [edge - top, ...[...part.children].flatMap((child) => seenOver(child, edge))]
}

/** px over the edge in which only the rim of something cut would be seen. */
export function sliverOver(hidden: Element, edge: number): number {
  const most = least()
  return Math.ceil(Math.max(0, ...seenOver(hidden, edge).filter((px) => px < most)))
}
