import type { KeyboardLayout } from './keyboard-layout.ts'
import { latinAccents, latinSigns } from './keyboard-layout.ts'

/** Polish: QWERTY as in Poland, its nine letters in a row of their own and first at a long press. */
export const layout: KeyboardLayout = {
  rows: ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
  extra: 'ąćęłńóśźż',
  accents: {
    ...latinAccents,
    a: 'ąáàâäãåāæ',
    c: 'ćčç',
    e: 'ęéèêëěē',
    o: 'óòôöõőøœ',
    z: 'żźž',
  },
  capitals: true,
  sample: 'ą ł ż',
  letters: 'abc',
  signs: latinSigns,
}
