import type { Page } from '@playwright/test'
import { brandContrast, readableShade, wallContrast } from '../../shared/colours.ts'
import { languages } from '../../shared/languages.ts'
import { call } from './office.ts'

const sentence = 'Welcome to the mill beside the water, where paper has been made since the spring of 1790.'
const place = 'The car park on the far side of Water Lane, under the third chestnut'
const inEach = (line: string) => Object.fromEntries(languages.map((language) => [language, line]))

/** A picture of one colour as base64, drawn in the browser. */
const drawn = (page: Page, width: number, height: number, colour: string): Promise<string> =>
  page.evaluate(
    ([wide, high, fill]) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: wide, height: high })
      const pen = canvas.getContext('2d')!
      pen.fillStyle = fill
      pen.fillRect(0, 0, wide, high)
      return canvas.toDataURL('image/png').split(',')[1]!
    },
    [width, height, colour] as const,
  )

/**
 * The office's own look at the edge of what is accepted: an orange and a blue that words can only just be read on, the
 * lightest picture on the wall, a logo as wide as may be, long sentences.
 */
export async function setOwnLook(helen: Page): Promise<void> {
  await call(helen, 'look.update', {
    brandColour: readableShade('#ff7a1a', brandContrast),
    wallColour: readableShade('#5aa9e6', wallContrast),
    welcome: inEach(sentence),
    assemblyPoint: inEach(place),
  })
  await call(helen, 'look.putPicture', { place: 'wall', data: await drawn(helen, 1080, 1200, '#ffffff') })
  await call(helen, 'look.putPicture', { place: 'logo', data: await drawn(helen, 2000, 96, '#ffcb3d') })
}
