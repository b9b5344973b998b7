import type { WebContents } from 'electron'
import { origin } from './window.ts'

type Answer = (request: Request) => Promise<Response>
type Printed = Pick<WebContents, 'print'>

/** Microns: the tape that badges are drawn for. */
const label = { width: 62_000, height: 100_000 }

/** A page of our window asks for its label to be printed: on the system's default printer, without a dialog. */
export function withPrinting(answer: Answer, contents: () => Printed | undefined): Answer {
  return async (request) => {
    if (request.method !== 'POST' || request.url !== `${origin}/window/print-badge`) return answer(request)
    const printed = await printLabel(contents())
    return new Response(null, { status: printed ? 204 : 503 })
  }
}

function printLabel(page: Printed | undefined): Promise<boolean> {
  if (!page) return Promise.resolve(false)
  const how = { silent: true, printBackground: true, margins: { marginType: 'none' as const }, pageSize: label }
  return new Promise((resolve) => page.print(how, resolve))
}
