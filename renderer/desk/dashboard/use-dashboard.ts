import type { Topic } from '../../../shared/topics.ts'
import { useAnswer } from '../queries.ts'

/** What its needs and its figures are made of; who rings, comes, brings or is expected is none of it. */
const topics: readonly Topic[] = [
  'visits',
  'hosts',
  'settings',
  'staff',
  'footage',
  'incidents',
  'sweeps',
  'clock',
  'messages',
]

/** What needs a person: the screen's list and the menu's count are one answer. */
export const useDashboard = () => useAnswer('dashboard', 'get', {}, topics)
