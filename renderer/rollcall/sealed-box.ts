/** The database in this browser, and the cache of the page that opens it. */
export const boxName = 'foyer-roll-call'
const version = 1

type Sealed = { iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer }

function open(): Promise<IDBDatabase> {
  return new Promise((done, fail) => {
    const request = indexedDB.open(boxName, version)
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore('kept'))
    request.addEventListener('success', () => done(request.result))
    request.addEventListener('error', () => fail(request.error))
  })
}

async function inStore<Result>(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const db = await open()
  try {
    return await new Promise<Result>((done, fail) => {
      const transaction = db.transaction('kept', mode)
      const request = act(transaction.objectStore('kept'))
      transaction.addEventListener('complete', () => done(request.result))
      transaction.addEventListener('abort', () => fail(transaction.error))
    })
  } finally {
    db.close()
  }
}

/** The key of this browser: made here, and no script can read it out. */
async function keyOf(make: boolean): Promise<CryptoKey | undefined> {
  const known = (await inStore('readonly', (store) => store.get('key'))) as CryptoKey | undefined
  if (known || !make) return known
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  await inStore('readwrite', (store) => store.put(key, 'key'))
  return key
}

/** Replaces what lies under a name by something new, encrypted. */
export async function seal(name: string, content: unknown): Promise<void> {
  const key = await keyOf(true)
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const data = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(name) },
    key!,
    new TextEncoder().encode(JSON.stringify(content)),
  )
  await inStore('readwrite', (store) => store.put({ iv, data } satisfies Sealed, name))
}

/** What lies under a name; nothing where there is none, or where it cannot be opened. */
export async function unseal(name: string): Promise<unknown> {
  const key = await keyOf(false)
  const sealed = (await inStore('readonly', (store) => store.get(name))) as Sealed | undefined
  if (!key || !sealed) return undefined
  const additionalData = new TextEncoder().encode(name)
  const plain = await crypto.subtle
    .decrypt({ name: 'AES-GCM', iv: sealed.iv, additionalData }, key, sealed.data)
    .catch(() => undefined)
  return plain && (JSON.parse(new TextDecoder().decode(plain)) as unknown)
}

export const discard = (name: string): Promise<undefined> => inStore('readwrite', (store) => store.delete(name))

/** Key and content, all of it. */
export function destroyBox(): Promise<void> {
  return new Promise((done) => {
    const request = indexedDB.deleteDatabase(boxName)
    for (const end of ['success', 'error', 'blocked']) request.addEventListener(end, () => done())
  })
}
