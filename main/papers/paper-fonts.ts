import display from '@fontsource/besley/files/besley-latin-500-normal.woff?inline'
import displayExt from '@fontsource/besley/files/besley-latin-ext-500-normal.woff?inline'
import mono from '@fontsource/atkinson-hyperlegible-mono/files/atkinson-hyperlegible-mono-latin-400-normal.woff?inline'
import plain from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff?inline'
import plainExt from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-400-normal.woff?inline'
import strong from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-600-normal.woff?inline'
import strongExt from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-600-normal.woff?inline'
import arabic from '@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-400-normal.woff?inline'
import { unwrapWoff } from './woff.ts'

export type Face = 'display' | 'plain' | 'strong' | 'mono'

const fontOf = (url: string): Buffer => unwrapWoff(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'))

/** The fonts of each face; a letter is set in the first that has it. Papers carry their fonts with them. */
export const paperFonts: Readonly<Record<Face, readonly Buffer[]>> = {
  display: [display, displayExt, arabic].map(fontOf),
  plain: [plain, plainExt, arabic].map(fontOf),
  strong: [strong, strongExt, arabic].map(fontOf),
  mono: [mono, plain, plainExt, arabic].map(fontOf),
}
