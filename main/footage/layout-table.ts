import { cameraLayouts } from './camera-layouts.ts'
import type { LayoutRow } from './layout-row.ts'
import { recorderLayouts } from './recorder-layouts.ts'

const video = ['mp4', 'mkv', 'mov', 'avi', 'ts', 'm4s', 'dav', 'mpg', 'flv', 'webm', 'h264'] as const

/**
 * Every layout: data, of which `layouts.ts` makes readers. The last ones are stores of blocks, which hold several stretches
 * in one file, or whose index alone says what is where.
 */
export const layoutTable: readonly LayoutRow[] = [
  ...recorderLayouts,
  ...cameraLayouts,
  {
    key: 'strftime',
    maker: 'ffmpeg',
    zone: 'local',
    extensions: video,
    evidence: 'verified',
    example: 'front_door/2026-07-01/14-42-10.mp4',
    patterns: [],
  },
  {
    key: 'own',
    maker: 'own',
    zone: 'local',
    extensions: video,
    evidence: 'verified',
    example: 'front_door/2026-07-01/14-42-10.mp4',
    patterns: [],
  },
  {
    // Its name has the start of what the file holds; the recorder fills and empties whole files.
    key: 'unifi-protect',
    maker: 'unifi',
    zone: 'utc',
    extensions: ['ubv'],
    evidence: 'documented',
    example: '2026/07/01/FCECDAD8B870_0_rotating_1782913330000.ubv',
    patterns: ['<any>/<any>/<any>/<camera>_rotating_<epochms>.ubv', '<camera>_rotating_<epochms>.ubv'],
    recorderRemoves: true,
  },
  ...(
    [
      ['hikvision', 'datadir0/hiv00012.mp4'],
      ['milestone', 'Archive1/Yard on Encoder(10.0.0.5) - 2011-10-05T11:23:47+02:00/'],
      ['moonfire', '00000003001c1ba6'],
      ['exacqvision', '2026/07/01/14/4210-00010000.ps'],
    ] as const
  ).map(([key, example]): LayoutRow => ({
    key,
    maker: key,
    zone: 'utc',
    extensions: [],
    evidence: 'documented',
    example,
    patterns: [],
    recorderRemoves: true,
  })),
]
