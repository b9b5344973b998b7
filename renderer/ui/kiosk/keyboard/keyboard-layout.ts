/** A language's keys: what a finger finds where, and what a letter's long press offers. */
export type KeyboardLayout = {
  /** Rows of letters in lower case. */
  rows: string[]
  /** A row above them, where the screen has the height: letters of this language that others have not. */
  extra?: string
  /** Letters offered for a letter; more than those of the language itself, as visitors come from anywhere. */
  accents: Record<string, string>
  /** Whether letters have a capital form. */
  capitals: boolean
  /** Written on the key that leads to accents, and on the one that leads to these letters. */
  sample: string
  letters: string
  /** The rows of figures and signs. */
  signs: string[]
}

export const latinAccents: Record<string, string> = {
  a: 'áàâäãåąāăæ',
  c: 'çćčĉċ',
  d: 'ďđð',
  e: 'éèêëęěēėə',
  g: 'ğģġĝ',
  h: 'ħĥ',
  i: 'íìîïīįı',
  j: 'ĵ',
  k: 'ķ',
  l: 'łľĺļ',
  n: 'ñńňņŋ',
  o: 'óòôöõőøœō',
  r: 'řŕ',
  s: 'śšşșŝß',
  t: 'ťţțŧþ',
  u: 'úùûüůűūų',
  w: 'ŵẁẃẅ',
  y: 'ýÿŷỳ',
  z: 'źżž',
}

export const latinSigns = ['1234567890', '@&/():;#+%', '.,?!’"_=*']
