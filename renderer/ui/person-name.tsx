import type { ReactNode } from 'react'

/** A person's or company's name, isolated so that أحمد never turns the sentence around it. */
export function PersonName({ children }: { children: ReactNode }) {
  return <bdi>{children}</bdi>
}
