import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { beforeAll, expect, test } from 'vitest'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { qrPng } from '../../main/codes/qr-png.ts'
import { asImage, readPng } from '../support/read-png.ts'

beforeAll(async () => {
  const wasmBinary = new Uint8Array(
    readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')),
  ).buffer
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true })
})

const token = `${'WyJpbnZpdGF0aW9uIiwxNzk1NTY0ODAwMDAwLHsiaWQiOiI'.repeat(2)}.${'a-_9'.repeat(21)}aa`

test.each([1, 3, 8])('what is written at %i pixels a module is read back', async (scale) => {
  const rows = readPng(qrPng(token, scale))
  const [found, ...more] = await readBarcodes(asImage(rows) as ImageData, { formats: ['QRCode'] })
  expect(found?.text).toBe(token)
  expect(more).toEqual([])
})

test('four light modules stand around the code', () => {
  const scale = 4
  const rows = readPng(qrPng('FOYER:K7QM4R', scale))
  const edge = 4 * scale
  const size = rows.length
  expect(
    rows
      .slice(0, edge)
      .flat()
      .concat(rows.slice(size - edge).flat())
      .some(Boolean),
  ).toBe(false)
  expect(rows.some((row) => row.slice(0, edge).some(Boolean) || row.slice(size - edge).some(Boolean))).toBe(false)
  // The finder pattern begins right behind them.
  expect(rows[edge]!.slice(edge, edge + 7 * scale).every(Boolean)).toBe(true)
})
