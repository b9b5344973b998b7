import { z } from 'zod'
import { call } from './call.ts'
import { pardonCount } from './sweeps.ts'
import { at, done, id, label, longText, nothing, timeZone } from './words.ts'

export const removers = ['foyer', 'recorder'] as const

export const layoutRow = z.object({
  key: z.string(),
  name: z.string(),
  maker: z.string().describe('whose recorder it is, as a text key'),
  pattern: z.string().describe('as shown to people, such as YYYY-MM-DD/HH/<camera>/mm.ss.mp4'),
  takesPattern: z.boolean().describe('whether the person gives the pattern, behind a colon'),
  zone: z.enum(['utc', 'local']).describe('whether the names are in UTC or in the source’s own time zone'),
  convention: z.enum(['utc', 'local', 'dst', 'epoch', 'epoch-ms']).describe('dst: local, with a mark in summer time'),
  times: z.enum(['start', 'start-end', 'end', 'day']).describe('what the time in a name is'),
  evidence: z.enum(['verified', 'documented', 'unverified']),
  example: z.string(),
  removedBy: z.enum(removers).describe('recorder: a store of blocks, in which we never remove anything'),
  isRead: z.boolean().describe('whether its names tell what it covers'),
})

const layoutInput = z.object({ path: longText, layout: z.string().max(300), timeZone: timeZone.optional() })

const fileCount = z.object({ why: z.string().describe('a text key'), files: z.int() })

export const previewRow = z.object({
  path: z.string().describe('relative to the folder'),
  camera: z.string().nullable(),
  startAt: at.nullable(),
  endAt: at.nullable(),
  why: z.string().nullable().describe('why this file is not read, as a text key'),
})

export const sourceProblems = [
  'missing',
  'not-a-folder',
  'no-marker',
  'foreign-marker',
  'other-device',
  'restored',
  'unreadable',
  'not-mounted',
] as const

const source = z.object({
  id,
  name: z.string(),
  path: z.string(),
  layout: z.string(),
  layoutName: z.string(),
  timeZone: z.string(),
  addedAt: at,
  retiredAt: at.nullable(),
  problem: z.enum(sourceProblems).nullable(),
  problemSince: at.nullable(),
  lastScanAt: at.nullable(),
  segments: z.int(),
  bytes: z.number(),
  unread: z.int().describe('files that the layout does not read'),
  removedBy: z.enum(removers).describe('recorder: we only read here'),
  isRead: z.boolean().describe('whether its names tell what it covers'),
  oldestAt: at.nullable().describe('the oldest footage, where only the recorder can remove it'),
  doubts: z
    .array(z.object({ doubt: z.enum(['repeated-hour', 'other-zone', 'no-time', 'future']), segments: z.int() }))
    .describe('segments whose start is not sure'),
  timeSuspect: z.int().describe('segments whose name and file time differ by more than 24 h'),
  vanished: z.int().describe('segments that somebody else removed'),
  pardons: z.array(pardonCount).describe('files that the last sweep could not remove, by why'),
})

const sourceHealth = z.object({
  sourceId: id,
  lastFile: z.object({ cameraId: id, endedAt: at }).nullable().describe('the file that was written last'),
  noticedMs: z
    .int()
    .nullable()
    .describe('how long after their last write files are read: the middle of the last hundred; none before the first'),
  recorderAheadMs: z
    .int()
    .nullable()
    .describe('by how much the names are ahead of the file times, negative where behind; none while too few files say'),
  diskAheadMs: z.int().nullable().describe('by how much the clock of the disk is ahead of this machine’s'),
  silent: z.array(z.object({ cameraId: id, since: at })).describe('cameras that pause for longer than they do'),
  unread: z
    .array(z.object({ why: z.string(), files: z.int(), example: z.string() }))
    .describe('files that are not read, by why: a text key, and one of their paths below the folder'),
})

const camera = z.object({
  id,
  sourceId: id,
  source: z.string(),
  key: z.string().describe('as the layout reads it from the path'),
  name: z.string(),
  segments: z.int(),
  bytes: z.number(),
  firstAt: at.nullable(),
  lastAt: at.nullable(),
})

export const sourcesContract = {
  layouts: call('sources', 'layouts', 'The layouts that Foyer reads').input(nothing).output(z.array(layoutRow)),
  preview: call('sources', 'preview', 'What a layout reads in a folder, before anything is saved')
    .input(layoutInput)
    .output(
      z.object({
        files: z.int(),
        read: z.int(),
        unread: z.int(),
        cameras: z.array(z.object({ key: z.string(), files: z.int(), firstAt: at, lastAt: at })),
        sample: z.array(previewRow),
        unreadFor: z.array(fileCount),
        doubtful: z.array(fileCount).describe('files whose start is not sure'),
        truncated: z.boolean().describe('only the first part of a large folder was looked at'),
        refusal: z.string().nullable().describe('why this folder cannot become a source: a text key'),
      }),
    ),
  detect: call('sources', 'detect', 'Which layouts may have written a folder, the likeliest first')
    .input(z.object({ path: longText, timeZone: timeZone.optional() }))
    .output(
      z.object({
        files: z.int().describe('how many were looked at'),
        truncated: z.boolean(),
        fits: z.array(
          z.object({
            layout: z.string().describe('with its pattern, where one was guessed'),
            name: z.string(),
            removedBy: z.enum(removers),
            confidence: z.enum(['sure', 'likely', 'unsure']),
            why: z.enum(['agree', 'hours', 'apart', 'some', 'store']),
            files: z.int().describe('video files among those that were looked at'),
            read: z.int(),
            hours: z.int().describe('by how many whole hours file times lie after names'),
          }),
        ),
        refusal: z.string().nullable().describe('why this folder cannot become a source: a text key'),
      }),
    ),
  add: call('sources', 'add', 'Add a source')
    .input(layoutInput.extend({ name: label }))
    .output(z.object({ id })),
  list: call('sources', 'list', 'Sources and their state').input(nothing).output(z.array(source)),
  health: call('sources', 'health', 'How each source is: newest file, clocks, silent cameras, what is not read')
    .input(nothing)
    .output(z.array(sourceHealth)),
  rename: call('sources', 'rename', 'Rename a source')
    .input(z.object({ sourceId: id, name: label }))
    .output(done),
  retire: call('sources', 'retire', 'Stop reading a source; its files and rows stay until they are removed in time')
    .input(z.object({ sourceId: id }))
    .output(done),
  adopt: call('sources', 'adopt', 'Adopt a folder that bears another installation’s marker, by typing its name')
    .input(layoutInput.extend({ name: label, folderName: z.string().max(255) }))
    .output(z.object({ id })),
  scan: call('sources', 'scan', 'Read a source again now')
    .input(z.object({ sourceId: id }))
    .output(done),
}

export const camerasContract = {
  list: call('cameras', 'list', 'Cameras').input(nothing).output(z.array(camera)),
  rename: call('cameras', 'rename', 'Name a camera')
    .input(z.object({ cameraId: id, name: label }))
    .output(done),
}
