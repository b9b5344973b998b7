import type { KeyboardLayout } from './keyboard-layout.ts'

/** Arabic: the usual places, counted from the left as on every Arabic keyboard. */
export const layout: KeyboardLayout = {
  rows: ['ضصثقفغعهخحج', 'شسيبلاتنمكط', 'ذءؤرىةوزظد'],
  accents: {
    ا: 'أإآٱ',
    ي: 'ئىی',
    و: 'ؤ',
    ه: 'ةھ',
    ك: 'گک',
    ب: 'پ',
    ج: 'چ',
    ف: 'ڤ',
    ز: 'ژ',
  },
  capitals: false,
  sample: 'أ إ آ',
  letters: 'ا ب ت',
  signs: ['1234567890', '@&/():;#+%', '.،؟!’"_=*'],
}
