import type { Organisation } from '../../shared/contract/setup.ts'

/** What set-up offers, all of it editable: the first customer's own particulars, and the regulator's. */
export const setupDefaults: Organisation = {
  organisation: 'International Connections Group Limited',
  address: '8 Avroe Crescent, Blackpool, Lancashire FY4 2DP',
  contactEmail: 'GDPR@internationalconnectionsgroup.co.uk',
  website: 'https://internationalconnectionsgroup.co.uk',
  regulatorName: 'Information Commissioner’s Office (ICO), becoming the Information Commission',
  regulatorContact: '0303 123 1113, ico.org.uk',
  regulatorAddress: 'Wycliffe House, Water Lane, Wilmslow SK9 5AF',
  timeZone: 'Europe/London',
  footageRetentionDays: 31,
  visitRetentionDays: 180,
}

/** What set-up does not ask: local times of the night's work, how long a release can be taken back, digests of footage. */
export const laterDefaults = {
  openVisitsExpireAt: '03:00',
  sweepAt: '02:30',
  holdCoolingOffHours: 72,
  footageDigests: false,
}
