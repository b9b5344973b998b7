import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url'

/** Off the page's thread; the reader comes from this host and from nowhere else. */
prepareZXingModule({ overrides: { locateFile: () => wasm } })

/** `text`: what the picture's QR code says, or null; `broken`: this browser cannot read any. */
export type ReadAnswer = { text: string | null; broken?: true }

addEventListener('message', ({ data }: MessageEvent<ImageData>) => {
  readBarcodes(data, { formats: ['QRCode'], maxNumberOfSymbols: 1 }).then(
    ([found]) => postMessage({ text: found?.text ?? null } satisfies ReadAnswer),
    () => postMessage({ text: null, broken: true } satisfies ReadAnswer),
  )
})
