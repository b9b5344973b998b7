import type { MantineColorsTuple } from '@mantine/core'

/** Light's colour stands at 7 (pressed 8), dark's at 3 (pressed 4); the rest lead from tint to depth. */
export const door: MantineColorsTuple = [
  '#f1f7f5',
  '#dfece8',
  '#b3dcd1',
  '#86cdbb',
  '#5e9f90',
  '#357a71',
  '#1f6257',
  '#0e4a42',
  '#0a3831',
  '#072823',
]

export const brick: MantineColorsTuple = [
  '#fdf4f1',
  '#fbe9e3',
  '#ffb3a0',
  '#ff8468',
  '#c9583f',
  '#bb4a2f',
  '#b03f24',
  '#a3341a',
  '#7c2712',
  '#3a1e15',
]

export const brass: MantineColorsTuple = [
  '#fdf8ec',
  '#fbf1dc',
  '#f2d594',
  '#e9bc52',
  '#d9a638',
  '#b07c16',
  '#9c6c0c',
  '#8a5e06',
  '#6b4804',
  '#332812',
]

export const held: MantineColorsTuple = [
  '#f4f5fb',
  '#e7e8f6',
  '#d8dbff',
  '#c5c9ff',
  '#9da2e6',
  '#6a6eb8',
  '#4a4d98',
  '#2c2f7a',
  '#21245e',
  '#262a55',
]

/** What Mantine takes for its own dark surfaces, in the hall's green-black instead of grey. */
export const dark: MantineColorsTuple = [
  '#e9f0ed',
  '#c3d0cb',
  '#a7b7b2',
  '#7f918c',
  '#2b3a36',
  '#22302c',
  '#1b2825',
  '#15211e',
  '#0e1614',
  '#0a100f',
]
