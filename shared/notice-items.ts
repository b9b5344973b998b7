/** What Article 13 of the UK GDPR asks a notice to say, as far as it concerns a visitors' register. */
export const noticeItems = [
  'identity',
  'contact',
  'purposes',
  'basis',
  'interests',
  'recipients',
  'transfers',
  'retention',
  'rights',
  'objection',
  'complaint-us',
  'complaint-regulator',
  'obliged',
  'decisions',
] as const
export type NoticeItem = (typeof noticeItems)[number]
