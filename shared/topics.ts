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
  'calls',
  'presence',
  'deliveries',
  'rollcall',
  'messages',
  'invitations',
] as const
export type Topic = (typeof topics)[number]
