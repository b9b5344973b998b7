import { Link } from '@tanstack/react-router'
import type { AnchorHTMLAttributes } from 'react'

export type DeskLinkProps = {
  /** Its path under /desk. */
  to: string
  /** After the question mark: ids, dates and times only. */
  search?: Record<string, string | number>
} & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'>

/** A link to another screen of the desk. Modified clicks open a tab as anywhere. */
export function DeskLink({ to, search, ...rest }: DeskLinkProps) {
  // The router calls every ancestor current; only the page itself is.
  return <Link to={to as '/'} search={(search ?? {}) as never} activeOptions={{ exact: true }} {...rest} />
}

/** The same for the kit's shell, which speaks of whole addresses: `/desk/log`. */
export function DeskAnchor({ href, ...rest }: { href: string } & AnchorHTMLAttributes<HTMLAnchorElement>) {
  return <DeskLink to={href.replace(/^\/desk(?=\/)/, '')} {...rest} />
}
