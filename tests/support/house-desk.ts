import { AppError } from '../../shared/errors.ts'
import { visitorDesk } from './visitor-desk.ts'

/** The visitors' desk with what the house does beside visits. */
export function houseDesk(at?: number) {
  const desk = visitorDesk(at)
  /** A host by name; returns their id. */
  const addHost = (name: string): number =>
    desk.hosts.list().find((host) => host.name === name)?.id ??
    (desk.hosts.add(desk.helen, { name, department: 'Finance', email: '' }) as { id: number }).id
  return { ...desk, addHost }
}

/** What an act is refused with. */
export async function refusalOf(act: () => unknown): Promise<AppError> {
  try {
    await act()
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('it was not refused')
}
