import { fold } from '../../shared/fold.ts'
import type { HostChoice } from './flow-rules.ts'

const leastLetters = 3

/** Whether enough is typed to be told of anybody at all. */
export function mayLookUp(text: string): boolean {
  return [...fold(text).replaceAll(' ', '')].length >= leastLetters
}

/** The one host whose whole name was typed. */
export function hostTyped(text: string, found: HostChoice[]): HostChoice | undefined {
  const typed = found.filter((host) => fold(host.name) === fold(text))
  return typed.length === 1 ? typed[0] : undefined
}
