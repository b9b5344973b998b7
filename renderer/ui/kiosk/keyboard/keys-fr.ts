import type { KeyboardLayout } from './keyboard-layout.ts'
import { latinAccents, latinSigns } from './keyboard-layout.ts'

/** French: AZERTY. */
export const layout: KeyboardLayout = {
  rows: ['azertyuiop', 'qsdfghjklm', 'wxcvbn'],
  extra: 'éèêëàâçîôù',
  accents: {
    ...latinAccents,
    a: 'àâæáäãåą',
    e: 'éèêëęěē',
    i: 'îïíìī',
    o: 'ôœóòöõőø',
    u: 'ùûüúůű',
  },
  capitals: true,
  sample: 'é è ç',
  letters: 'abc',
  signs: latinSigns,
}
