import { expect, test } from 'vitest'
import { asAsked, byteRangeOf } from '../../main/api/byte-range.ts'

test.each([
  ['bytes=0-0', { from: 0, to: 0 }],
  ['bytes=2-5', { from: 2, to: 5 }],
  ['bytes=2-', { from: 2, to: 9 }],
  ['bytes=2-99', { from: 2, to: 9 }],
  ['bytes=-3', { from: 7, to: 9 }],
  ['bytes=-99', { from: 0, to: 9 }],
  ['bytes=10-', 'beyond'],
  ['bytes=-0', 'beyond'],
  ['bytes=5-2', 'whole'],
  ['bytes=-', 'whole'],
  ['bytes=0-1,4-5', 'whole'],
  ['bytes=a-b', 'whole'],
  ['items=0-1', 'whole'],
  [null, 'whole'],
] as const)('%s of ten bytes', (header, range) => {
  expect(byteRangeOf(header, 10)).toEqual(range)
})

test('of nothing, no byte can be asked for', () => {
  expect(byteRangeOf('bytes=0-', 0)).toBe('beyond')
  expect(byteRangeOf('bytes=-1', 0)).toBe('beyond')
})

test('If-Range asks for the whole, and a refusal stays one', async () => {
  const request = (headers: Record<string, string>) => new Request('https://foyer.test/', { headers })
  const whole = await asAsked(request({ range: 'bytes=0-1', 'if-range': '"a"' }), new Response('ten bytes.'))
  expect([whole.status, await whole.text()]).toEqual([200, 'ten bytes.'])
  const refused = await asAsked(request({ range: 'bytes=0-1' }), new Response('gone', { status: 404 }))
  expect(refused.status).toBe(404)
})
