import type { KeyboardLayout } from './keyboard-layout.ts'
import { latinAccents, latinSigns } from './keyboard-layout.ts'

/** Welsh: QWERTY, its vowels with a roof in a row of their own and first at a long press. */
export const layout: KeyboardLayout = {
  rows: ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
  extra: 'âêîôûŵŷáé',
  accents: {
    ...latinAccents,
    a: 'âáàäãåąāæ',
    e: 'êéèëęěē',
    i: 'îíìïīı',
    o: 'ôóòöõőøœ',
    u: 'ûúùüůűū',
    w: 'ŵẃẁẅ',
    y: 'ŷýÿỳ',
  },
  capitals: true,
  sample: 'ŵ ŷ â',
  letters: 'abc',
  signs: latinSigns,
}
