import { Link } from '@tanstack/react-router'
import type { AnchorHTMLAttributes } from 'react'

/** A link to another screen of the desk: `to` is its path under /desk. Modified clicks open a tab as anywhere. */
export function DeskLink({ to, ...rest }: { to: string } & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'>) {
  return <Link to={to as '/'} {...rest} />
}

/** The same for the kit's shell, which speaks of whole addresses: `/desk/log`. */
export function DeskAnchor({ href, ...rest }: { href: string } & AnchorHTMLAttributes<HTMLAnchorElement>) {
  return <DeskLink to={href.replace(/^\/desk(?=\/)/, '')} {...rest} />
}
