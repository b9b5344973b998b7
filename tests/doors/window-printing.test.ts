import { expect, test } from 'vitest'
import { withPrinting } from '../../main/doors/window-printing.ts'
import { printByWindow } from '../../renderer/ui/badge/window-printer.ts'

type Printer = NonNullable<ReturnType<Parameters<typeof withPrinting>[1]>>
const elsewhere = () => Promise.resolve(new Response('from the app'))
const ask = (printer: Printer | undefined, url = 'foyer://window/window/print-badge', method = 'POST') =>
  withPrinting(elsewhere, () => printer)(new Request(url, { method }))

test('a label is printed silently, on paper of its own size; the page hears whether it was', async () => {
  const asked: unknown[] = []
  const printer = (works: boolean): Printer => ({
    print(how, done) {
      asked.push(how)
      done?.(works, '')
    },
  })
  expect((await ask(printer(true))).status).toBe(204)
  expect((await ask(printer(false))).status).toBe(503)
  expect((await ask(undefined)).status).toBe(503)
  expect(asked).toHaveLength(2)
  expect(asked[0]).toMatchObject({ silent: true, pageSize: { width: 62_000, height: 100_000 } })
})

test('a page takes for printed only what the window’s printer took', async () => {
  const door =
    (works: boolean): typeof fetch =>
    async (path, how) => {
      const request = new Request(new URL(path as string, 'foyer://window'), how)
      return ask({ print: (_how, done) => done?.(works, '') }, request.url, request.method)
    }
  expect(await printByWindow(door(true))).toBe(true)
  expect(await printByWindow(door(false))).toBe(false)
  expect(await printByWindow(() => Promise.reject(new TypeError('no door')))).toBe(false)
})

test('everything else goes on to the app', async () => {
  const printer: Printer = {
    print: () => {
      throw new Error('printed')
    },
  }
  expect(await (await ask(printer, 'foyer://window/kiosk', 'GET')).text()).toBe('from the app')
  expect(await (await ask(printer, undefined, 'GET')).text()).toBe('from the app')
})
