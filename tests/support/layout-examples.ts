/**
 * Paths of every layout, with what they say in London. `real` ones were copied from the recorder's source or manual, from
 * a report or from what the recorder wrote for us; a `shape` is built from a described template.
 */
export type LayoutExample = {
  kind: 'real' | 'shape'
  path: string
  camera: string
  /** ISO, UTC. */
  start: string
  seconds?: number
  open?: string
}
const real = (path: string, camera: string, start: string, more: Partial<LayoutExample> = {}): LayoutExample => ({
  kind: 'real',
  path,
  camera,
  start,
  ...more,
})
const shape = (path: string, camera: string, start: string, more: Partial<LayoutExample> = {}): LayoutExample => ({
  ...real(path, camera, start, more),
  kind: 'shape',
})

export const layoutExamples: Record<string, readonly LayoutExample[]> = {
  frigate: [
    real('2026-07-01/13/front_door/42.10.mp4', 'front_door', '2026-07-01T13:42:10Z'),
    shape('2026-10-25/01/yard/30.00.mp4', 'yard', '2026-10-25T01:30:00Z'),
    shape('2026-03-29/01/yard/30.00.mp4', 'yard', '2026-03-29T01:30:00Z'),
  ],
  motion: [
    real('1-01-20261122121614.mkv', '1', '2026-11-22T12:16:14Z'),
    shape('2-17-20260701144210.mkv', '2', '2026-07-01T13:42:10Z'),
    shape('101-1204-20261231235959.mp4', '101', '2026-12-31T23:59:59Z'),
  ],
  motion5: [
    real('01-20261122121614.mp4', 'camera', '2026-11-22T12:16:14Z'),
    shape('17-20260701144210.mkv', 'camera', '2026-07-01T13:42:10Z'),
    shape('1204-20261231235959.mp4', 'camera', '2026-12-31T23:59:59Z'),
  ],
  motioneye: [
    real('Camera1/2026-07-01/13-42-10.mp4', 'Camera1', '2026-07-01T12:42:10Z'),
    shape('front door/2026-11-24/09-00-00.mkv', 'front door', '2026-11-24T09:00:00Z'),
    shape('Camera12/2026-12-31/23-59-59.avi', 'Camera12', '2026-12-31T23:59:59Z'),
  ],
  zoneminder: [
    real('1/2026-07-01/4711/4711-video.mp4', '1', '2026-07-01T22:59:59.999Z', { open: 'day-only' }),
    shape('1/2026-07-01/4711/4711-video.h264.mp4', '1', '2026-07-01T22:59:59.999Z', { open: 'day-only' }),
    shape('12/2026-10-25/90210/90210-video.mp4', '12', '2026-10-25T23:59:59.999Z', { open: 'day-only' }),
  ],
  'zoneminder-deep': [
    real('1/26/07/01/13/42/10/4711-video.mp4', '1', '2026-07-01T12:42:10Z'),
    shape('2/26/11/22/12/16/14/5-video.mp4', '2', '2026-11-22T12:16:14Z'),
    shape('1/26/07/01/13/42/10/4711-video.h265.mp4', '1', '2026-07-01T12:42:10Z'),
  ],
  shinobi: [
    real('2Df5hBE/cam01/2020-09-01T13-45-00.mp4', 'cam01', '2020-09-01T12:45:00Z'),
    shape('cam01/2026-11-22T12-16-14.mp4', 'cam01', '2026-11-22T12:16:14Z'),
    shape('yard/2026-07-01T14-42-10.webm', 'yard', '2026-07-01T13:42:10Z'),
  ],
  viseron: [
    real('camera_1/1782913330.m4s', 'camera_1', '2026-07-01T13:42:10Z'),
    shape('yard/1764000000.m4s', 'yard', '2025-11-24T16:00:00Z'),
    shape('front_door/1792894200.m4s', 'front_door', '2026-10-25T02:10:00Z'),
  ],
  kerberos: [
    // The last number was a token in older versions: 27 ms is no length.
    real('1564859471_6-474162_oprit_577-283-727-375_1153_27.mp4', 'oprit', '2019-08-03T19:11:11Z'),
    shape('1782913330_6-474162_oprit_577-283-727-375_1153_30000.mp4', 'oprit', '2026-07-01T13:42:10Z', { seconds: 30 }),
    shape('1782913330_3-120_front_door_0-0-1-1_9_12500.mp4', 'front_door', '2026-07-01T13:42:10Z', { seconds: 12.5 }),
  ],
  mediamtx: [
    real('cam1/2026-07-01_13-42-10-123456.mp4', 'cam1', '2026-07-01T12:42:10.123Z'),
    shape('cam1/2026-11-22_12-16-14-000000.mp4', 'cam1', '2026-11-22T12:16:14Z'),
    shape('yard/2026-11-22_12-16-14-999999.ts', 'yard', '2026-11-22T12:16:14.999Z'),
  ],
  lightnvr: [
    real('front/2026/07/01/recording_20260701_134210.mp4', 'front', '2026-07-01T12:42:10Z'),
    shape('front/2026/11/22/recording_20261122_121614.mp4', 'front', '2026-11-22T12:16:14Z'),
    shape('yard 2/2026/12/31/recording_20261231_235959.mp4', 'yard 2', '2026-12-31T23:59:59Z'),
  ],
  dahua: [
    real(
      'AMC0028V_795UUB/2021-03-06/001/dav/10/10.27.32-10.28.00[M][0@0][0].dav',
      'AMC0028V_795UUB',
      '2021-03-06T10:27:32Z',
      { seconds: 28 },
    ),
    real('2026-05-27/001/dav/14/14.19.38-14.22.00[M][0@0][0].dav', '001', '2026-05-27T13:19:38Z', { seconds: 142 }),
    real('2026-05-02/0/dav/01/1/0/627506/01.30.00-02.00.00[R][0@0][0].dav', '0', '2026-05-02T00:30:00Z', {
      seconds: 1800,
    }),
    shape('2026-07-01/001/dav/23/23.59.30-00.00.10[M][0@0][0].dav', '001', '2026-07-01T22:59:30Z', { seconds: 40 }),
    shape('2026-07-01/001/dav/23/23.59.00-23.59.60[M][0@0][0].dav', '001', '2026-07-01T22:59:00Z', { seconds: 60 }),
  ],
  'dahua-web': [
    real('NVR_ch1_main_20230131000000_20230131010000.dav', 'ch1_main', '2023-01-31T00:00:00Z', { seconds: 3600 }),
    shape('XVR_ch4_main_20260330230000_20260330235960.dav', 'ch4_main', '2026-03-30T22:00:00Z', { seconds: 3600 }),
    shape('NVR_ch2_sub_20260701235900_20260702000100.mp4', 'ch2_sub', '2026-07-01T22:59:00Z', { seconds: 120 }),
  ],
  reolink: [
    real('Mp4Record/2020-12-22/RecM01_20201222_075939_080140_6D28808_1A468F9.mp4', 'M01', '2020-12-22T07:59:39Z', {
      seconds: 121,
    }),
    real('Mp4Record/2023-04-26/RecS02_DST20230426_145918_150032_2B14808_32F1DF.mp4', 'S02', '2023-04-26T13:59:18Z', {
      seconds: 74,
    }),
    real('Mp4Record/2022-03-06/RecM01_20220306_020024_020118_6732828_2821E4C.mp4', 'M01', '2022-03-06T02:00:24Z', {
      seconds: 54,
    }),
    shape('2026-10-25/RecM01_DST20261025_013000_013100_0_1.mp4', 'M01', '2026-10-25T00:30:00Z', { seconds: 60 }),
    shape('2026-10-25/RecM01_20261025_013000_013100_0_1.mp4', 'M01', '2026-10-25T01:30:00Z', { seconds: 60 }),
    shape('2026-12-01/RecM01_DST20261201_013000_013100_0_1.mp4', 'M01', '2026-12-01T01:30:00Z', {
      seconds: 60,
      open: 'other-zone',
    }),
  ],
  'reolink-hub': [
    shape('Rec_20260701_134210_541_M.mp4', 'camera', '2026-07-01T13:42:10Z'),
    shape('Rec_20261025_013000_541_M.mp4', 'camera', '2026-10-25T01:30:00Z'),
    shape('yard/Rec_20261122_121614_100_M.mp4', 'yard', '2026-11-22T12:16:14Z'),
  ],
  'reolink-ftp': [
    real('RLC-520A-front_00_20260502050106.mp4', 'RLC-520A-front_00', '2026-05-02T04:01:06Z'),
    shape('2026/05/02/RLC-520A-front_00_20260502050106.mp4', 'RLC-520A-front_00', '2026-05-02T04:01:06Z'),
    shape('yard/2026/11/22/yard_01_20261122121614.mp4', 'yard_01', '2026-11-22T12:16:14Z'),
  ],
  blueiris: [
    real('Front.20260701_134210.mp4', 'Front', '2026-07-01T12:42:10Z'),
    shape('New/Front.20261122_121614.bvr', 'Front', '2026-11-22T12:16:14Z'),
    shape('202611/Yard 2.20261231_235959.mp4', 'Yard 2', '2026-12-31T23:59:59Z'),
  ],
  synology: [
    real('20170307AM/Family Room20170307-084321-1488897801.mp4', 'Family Room', '2017-03-07T14:43:21Z'),
    shape('Yard/20260701PM/Yard20260701-144210-1782913330.mp4', 'Yard', '2026-07-01T13:42:10Z'),
    shape('Yard/20261025AM/Yard20261025-013000-1792888200.mp4', 'Yard', '2026-10-25T00:30:00Z'),
  ],
  axis: [
    shape(
      'axis-ACCC8E123456/20250114/09/20250114_093000_1A2B_ACCC8E123456/20250114_09/20250114_093000_3C4D_ACCC8E123456.mkv',
      'ACCC8E123456',
      '2025-01-14T09:30:00Z',
    ),
    shape(
      'axis-ACCC8E123456/20260701/13/20260701_134000_1A2B_ACCC8E123456/20260701_14/20260701_140500_0001_ACCC8E123456.mkv',
      'ACCC8E123456',
      '2026-07-01T14:05:00Z',
    ),
    shape(
      '20260701/13/20260701_134000_1A2B_ACCC8E123456/20260701_13/20260701_134210_00FF_ACCC8E123456.mkv',
      'ACCC8E123456',
      '2026-07-01T13:42:10Z',
    ),
  ],
  tapo: [
    shape('1697800000-1697800060.mp4', 'camera', '2023-10-20T11:06:40Z', { seconds: 60 }),
    shape('yard/1782913330-1782913390.mp4', 'yard', '2026-07-01T13:42:10Z', { seconds: 60 }),
    shape('1792888200-1792888230.mp4', 'camera', '2026-10-25T00:30:00Z', { seconds: 30 }),
  ],
  'unifi-backup': [
    real('Front/2026-07-01/2026-07-01T13-42-10 motion.mp4', 'Front', '2026-07-01T12:42:10Z', { open: 'end-only' }),
    shape('Front/2026-11-22/2026-11-22T12-16-14 ring.mp4', 'Front', '2026-11-22T12:16:14Z', { open: 'end-only' }),
    shape('Yard 2/2026-07-02/2026-07-02T00-00-05 smartDetect.mp4', 'Yard 2', '2026-07-01T23:00:05Z', {
      open: 'end-only',
    }),
  ],
  'unifi-remux': [
    real('FCECDAD8B870_0_rotating_2026-02-20T01.57.33Z.mp4', 'FCECDAD8B870_0', '2026-02-20T01:57:33Z'),
    shape('FCECDAD8B870_2_rotating_2026-10-25T01.30.00Z.mp4', 'FCECDAD8B870_2', '2026-10-25T01:30:00Z'),
    shape('245A4C000001_0_rotating_2026-07-01T13.42.10Z.mp4', '245A4C000001_0', '2026-07-01T13:42:10Z'),
  ],
  uniview: [
    shape('2026-07-01/192.168.1.64_Yard_S14-42-10_E15-12-10.ts', '192.168.1.64_Yard', '2026-07-01T13:42:10Z', {
      seconds: 1800,
    }),
    shape('2026-11-22/192.168.1.64_Yard_S23-50-00_E00-10-00.ts', '192.168.1.64_Yard', '2026-11-22T23:50:00Z', {
      seconds: 1200,
    }),
    shape('2026-11-22/10.0.0.7_Gate 2_S00-00-00_E00-30-00.mp4', '10.0.0.7_Gate 2', '2026-11-22T00:00:00Z', {
      seconds: 1800,
    }),
  ],
  cloudvue: [
    shape('0050C2A1B2C3/2026-07-01/1782913330.mp4', '0050C2A1B2C3', '2026-07-01T13:42:10Z'),
    shape('0050C2A1B2C3/2026-10-25/1792888200.mp4', '0050C2A1B2C3', '2026-10-25T00:30:00Z'),
    shape('0050C2FFFFFF/2025-11-24/1764000000.mp4', '0050C2FFFFFF', '2025-11-24T16:00:00Z'),
  ],
  brickcom: [
    real('20140509-000500-001000_192.168.1.11-CH2.mp4', '192.168.1.11-CH2', '2014-05-08T23:05:00Z', { seconds: 300 }),
    shape('20261122-235500-000000_192.168.1.11-CH1.mp4', '192.168.1.11-CH1', '2026-11-22T23:55:00Z', { seconds: 300 }),
    shape('20260701-144210-144710_10.0.0.7-CH16.avi', '10.0.0.7-CH16', '2026-07-01T13:42:10Z', { seconds: 300 }),
  ],
  canon: [
    shape('NVR_MPEG4_Yard_20260701_134210_20260701_144210.mov', 'Yard', '2026-07-01T13:42:10Z', { seconds: 3600 }),
    shape('NVR_MPEG4_Gate 2_20261122_235500_20261123_000500.mov', 'Gate 2', '2026-11-22T23:55:00Z', { seconds: 600 }),
    shape('NVR_MPEG4_Yard_20261025_003000_20261025_013000.mov', 'Yard', '2026-10-25T00:30:00Z', { seconds: 3600 }),
  ],
  xiaomi: [
    real('2019121813/42m10s_1576672930.mp4', 'camera', '2019-12-18T12:42:10Z'),
    shape('yard/2026070114/42M10S_1782913330.mp4', 'yard', '2026-07-01T13:42:10Z'),
    shape('2026102501/30M00S_1792888200.mp4', 'camera', '2026-10-25T00:30:00Z'),
  ],
  yi: [
    real('2024Y06M01D14H/22M37S23.mp4', 'camera', '2024-06-01T13:22:37Z', { seconds: 23 }),
    real('2024Y06M01D14H/23M00S60.mp4', 'camera', '2024-06-01T13:23:00Z', { seconds: 60 }),
    shape('yard/2026Y11M22D12H/E116M14S46.mp4', 'yard', '2026-11-22T12:16:14Z', { seconds: 46 }),
  ],
  aqara: [
    shape('20260701/144210.mp4', 'camera', '2026-07-01T13:42:10Z'),
    shape('20261122/121614.mp4', 'camera', '2026-11-22T12:16:14Z'),
    shape('yard/20261231/235959.mp4', 'yard', '2026-12-31T23:59:59Z'),
  ],
  'unifi-protect': [
    shape('FCECDAD8B870_0_rotating_1597425468956.ubv', 'FCECDAD8B870_0', '2020-08-14T17:17:48.956Z'),
    shape('2026/07/01/FCECDAD8B870_2_rotating_1782913330000.ubv', 'FCECDAD8B870_2', '2026-07-01T13:42:10Z'),
    shape('2026/10/25/245A4C000001_0_rotating_1792888200000.ubv', '245A4C000001_0', '2026-10-25T00:30:00Z'),
  ],
}
