import type { KeyboardLayout } from './keyboard-layout.ts'
import { latinAccents, latinSigns } from './keyboard-layout.ts'

/** English: QWERTY. */
export const layout: KeyboardLayout = {
  rows: ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
  accents: latinAccents,
  capitals: true,
  sample: 'é ł ŵ',
  letters: 'abc',
  signs: latinSigns,
}
