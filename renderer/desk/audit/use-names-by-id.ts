import { useAnswer } from '../queries.ts'
import type { NamesById } from './audit-words.ts'

/** Names of staff members and devices; everything else in the trail stays an id. */
export function useNamesById(): NamesById {
  const staff = useAnswer('staff', 'list', {}, ['staff'])
  const devices = useAnswer('devices', 'list', {}, ['devices'])
  return {
    staff: new Map((staff.data ?? []).map(({ id, name }) => [id, name])),
    devices: new Map((devices.data ?? []).map(({ id, name }) => [id, name])),
  }
}
