import { z } from 'zod'
import { languages } from '../languages.ts'
import type { Texts } from '../texts-of.ts'

/** Schemas that several nouns share. Times are unix ms UTC (`…At`), local dates `YYYY-MM-DD` (`…On`). */
export const roles = ['receptionist', 'security', 'manager', 'lead', 'administrator'] as const
export type Role = (typeof roles)[number]
export const role = z.enum(roles)

export const deviceModes = ['kiosk', 'reception', 'desk'] as const
export type DeviceMode = (typeof deviceModes)[number]
export const deviceMode = z.enum(deviceModes)

/** What visitors type on: Foyer's own keys on the screen, or the platform's. */
export const keyboardKinds = ['own', 'system'] as const
export type KeyboardKind = (typeof keyboardKinds)[number]
export const keyboardKind = z.enum(keyboardKinds)

export const id = z.int().positive()
/** Of the years 1 to 9999, which every calendar here can show. */
export const at = z.int().min(-62_135_596_800_000).max(253_402_300_799_999).describe('unix milliseconds, UTC')
export const on = z.iso.date().describe('local calendar date, YYYY-MM-DD')
export const clockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .describe('local time of day, HH:MM')
export const timeZone = z.string().min(1).max(64).describe('IANA time zone')

/**
 * One line that a person types. Control and direction-changing characters are removed, so that a name can neither
 * break a list nor turn a line around; at most 800 bytes of text survive the 200-character bound.
 */
// oxlint-disable-next-line no-control-regex, no-misleading-character-class
const unwanted = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const line = (least: number, most: number) =>
  z
    .string()
    .max(1000)
    .transform((text) => text.replace(unwanted, ' ').replace(/\s+/g, ' ').trim().normalize('NFC'))
    .pipe(z.string().min(least).max(most))
/** The same of several lines; their breaks stay. */
export const lines = (most: number) =>
  z
    .string()
    .max(2 * most)
    .transform((text) =>
      text
        .replace(/\r\n?/g, '\n')
        .split('\n')
        .map((line) => line.replace(unwanted, ' ').trimEnd())
        .join('\n')
        .trim()
        .normalize('NFC'),
    )
    .pipe(z.string().max(most))
export const personName = line(1, 200)
export const label = line(1, 120)
export const optionalLine = line(0, 200)
/** One of the office's own texts by language; English is always there. An empty one is left out. */
export const texts = z
  .partialRecord(z.enum(languages), line(0, 300))
  .refine((by) => !!by.en, { path: ['en'] })
  .transform((by): Texts => Object.fromEntries(Object.entries(by).filter(([, text]) => text !== '')))
export const reason = z
  .string()
  .max(4000)
  .transform((text) => text.trim())
  .pipe(z.string().min(10).max(2000))
  .describe('why, in at least ten characters')
export const longText = z.string().max(8000)
export const secret = z.string().min(1).max(200)
export const page = z.int().min(1).max(1_000_000).default(1)

export const nothing = z.object({})
export const done = z.object({})

export const span = z.object({ fromAt: at, toAt: at })
