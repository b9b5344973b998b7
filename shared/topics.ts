/** What may have changed. */
export const topics = [
  'visits',
  'hosts',
  'settings',
  'staff',
  'devices',
  'footage',
  'incidents',
  'sweeps',
  'clock',
] as const
export type Topic = (typeof topics)[number]
