import { expect, test } from 'vitest'
import { createLook } from '../../main/look/look.ts'
import { pictureFacts } from '../../main/look/picture-rules.ts'
import { brandContrast } from '../../shared/colours.ts'
import { AppError } from '../../shared/errors.ts'
import { testOffice } from '../support/test-office.ts'
import { visitorDesk } from '../support/visitor-desk.ts'

/** 1 × 1, as a canvas writes them. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const webp = 'UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=='
const jpeg =
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA='

function lookDesk() {
  const desk = visitorDesk()
  return { ...desk, look: createLook(desk.world, desk) }
}
const words = { brandColour: null, wallColour: null, welcome: {}, assemblyPoint: {} }

function refusal(act: () => unknown): AppError {
  try {
    act()
  } catch (error) {
    if (error instanceof AppError) return error
  }
  throw new Error('nothing was refused')
}

test('with nothing set the kiosk looks as delivered', () => {
  const { look } = lookDesk()
  expect(look.get()).toEqual({ ...words, logo: null, wall: null })
})

test('a colour that text cannot be read on is refused with its contrast and a shade that would do', () => {
  const { look, helen } = lookDesk()
  const refused = refusal(() => look.update(helen, { ...words, brandColour: '#ffcb3d' }))
  expect(refused).toMatchObject({ key: 'colour-unreadable', fields: { brandColour: 'colour-unreadable' } })
  expect(Number(refused.params['ratio'])).toBeLessThan(4.5)
  const shade = String(refused.params['shade'])
  expect(brandContrast(shade)).toBeGreaterThanOrEqual(4.5)
  look.update(helen, { ...words, brandColour: shade, wallColour: '#2c2f7a' })
  expect(look.get()).toMatchObject({ brandColour: shade, wallColour: '#2c2f7a' })
  expect(refusal(() => look.update(helen, { ...words, wallColour: '#7e9ea8' })).key).toBe('colour-unreadable')
})

test('sentences are kept by language, empty ones left out', () => {
  const { look, helen, entries } = lookDesk()
  look.update(helen, {
    ...words,
    welcome: { en: 'Welcome to the mill.', pl: '' },
    assemblyPoint: { en: 'Car park, north' },
  })
  expect(look.get()).toMatchObject({
    welcome: { en: 'Welcome to the mill.' },
    assemblyPoint: { en: 'Car park, north' },
  })
  expect(look.get().welcome).not.toHaveProperty('pl')
  expect(entries('look.changed')).toHaveLength(1)
})

test('pictures are known by their bytes; what is none of the three kinds, too large or too wide is refused', () => {
  const { look, helen } = lookDesk()
  for (const [data, contentType] of [
    [png, 'image/png'],
    [webp, 'image/webp'],
    [jpeg, 'image/jpeg'],
  ] as const)
    expect(pictureFacts(Buffer.from(data, 'base64'))).toEqual({ contentType, width: 1, height: 1 })
  const of = (bytes: Buffer | string) => Buffer.from(bytes).toString('base64')
  const put = (data: string) => refusal(() => look.putPicture(helen, { place: 'logo', data })).key
  expect(put(of('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'))).toBe('picture-unknown')
  expect(put(of(Buffer.alloc(200_001)))).toBe('picture-too-large')
  const wide = Buffer.from(png, 'base64')
  wide.writeUInt32BE(2001, 16)
  expect(put(of(wide))).toBe('picture-too-wide')
  expect(look.get().logo).toBeNull()
})

test('the logo is fetched by its hash, by enrolled devices alone, and a body as large as it passes', async () => {
  const office = await testOffice()
  const helen = await office.at('manager')
  const padded = Buffer.concat([Buffer.from(png, 'base64'), Buffer.alloc(150_000)])
  await helen.get('look.putPicture', { place: 'logo', data: padded.toString('base64') })
  const kiosk = await office.device('kiosk')
  const { logo } = await kiosk.get<{ logo: { path: string } }>('look.get')
  const answer = await kiosk.request(logo.path)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png'])
  expect(Buffer.from(await answer.arrayBuffer()).equals(padded)).toBe(true)
  expect((await office.browser().request(logo.path)).status).toBe(404)
  await helen.get('look.removePicture', { place: 'logo' })
  expect((await kiosk.request(logo.path)).status).toBe(404)
})
