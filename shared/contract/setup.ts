import { z } from 'zod'
import { call } from './call.ts'
import { label, longText, nothing, optionalLine, personName, secret, timeZone } from './words.ts'

const setupToken = z.string().min(20).max(100)

export const organisation = z.object({
  organisation: label,
  address: optionalLine,
  contactEmail: z.email().max(254),
  website: z.url().max(200).or(z.literal('')),
  regulatorName: label,
  regulatorContact: optionalLine.describe('telephone and website'),
  regulatorAddress: optionalLine.describe('postal address, confirmed by a person'),
  timeZone,
  footageRetentionDays: z.int().min(1).max(31),
  visitRetentionDays: z.int().min(1).max(3650),
})
export type Organisation = z.infer<typeof organisation>

const firstPerson = z.object({
  name: personName,
  signInName: z.string().min(2).max(60),
  passphrase: secret,
})

export const setupContract = {
  /** Whether this installation has been set up. */
  state: call('setup', 'state', 'Whether this installation has been set up')
    .input(nothing)
    .output(z.object({ setUp: z.boolean() })),
  /** The one-time code from the console opens set-up for this browser. */
  open: call('setup', 'open', 'Open set-up with the one-time code from the console')
    .input(z.object({ code: z.string().min(1).max(40) }))
    .output(
      z.object({
        setupToken,
        defaults: organisation,
        timeZones: z.array(z.string()),
        recoveryKey: z.string().describe('eight groups of four characters, shown once'),
        confirmGroups: z.array(z.int()).describe('which groups, counted from 1, are to be typed again'),
      }),
    ),
  /** Everything at once, in one transaction; this browser becomes the first enrolled device. */
  complete: call('setup', 'complete', 'Complete set-up; this browser becomes the first enrolled device')
    .input(
      z.object({
        setupToken,
        organisation,
        regulatorConfirmed: z.literal(true),
        administrator: firstPerson,
        manager: firstPerson,
        lead: firstPerson,
        recoveryTyped: z.array(z.string().max(10)).max(8),
        deviceName: label,
        source: z
          .object({ name: label, path: longText, layout: z.string().max(60), timeZone: timeZone.optional() })
          .optional(),
      }),
    )
    .output(
      z.object({
        sourceRefusal: z
          .string()
          .optional()
          .describe('set-up stands, but its first source was not added: why, as a text key'),
      }),
    ),
}
