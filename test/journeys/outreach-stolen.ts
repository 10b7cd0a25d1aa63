import type { Page } from 'playwright-core'

/** In the page: everything that the browser keeps for the app, as text, with bytes as the letters that they would be. */
export async function readEverythingKept(): Promise<string> {
  const seen: string[] = [
    JSON.stringify({ ...localStorage }),
    JSON.stringify({ ...sessionStorage }),
  ]
  const lettersOf = (bytes: ArrayBuffer | ArrayBufferView) => {
    const view = ArrayBuffer.isView(bytes)
      ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      : new Uint8Array(bytes)
    return [...view].map(byte => String.fromCharCode(byte)).join('')
  }
  const readable = (_name: string, value: unknown) => {
    if (value instanceof CryptoKey) return { key: value.type, extractable: value.extractable }
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return lettersOf(value)
    return value
  }
  const answer = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(new Error('not read'))
    })
  for (const { name = '' } of await indexedDB.databases()) {
    const db = await answer(indexedDB.open(name))
    for (const store of db.objectStoreNames) {
      const objects = db.transaction(store).objectStore(store)
      seen.push(store, JSON.stringify(await answer(objects.getAll()), readable))
      seen.push(JSON.stringify(await answer(objects.getAllKeys())))
    }
    db.close()
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    for (const request of await cache.keys()) seen.push(request.url)
  }
  return seen.join('\n')
}

/** A picture as a camera makes it, with a place and a time written into it (Exif). */
export async function aPhoto(page: Page): Promise<number[]> {
  return await page.evaluate(async () => {
    const canvas = document.createElement('canvas')
    canvas.width = 1200
    canvas.height = 900
    const brush = canvas.getContext('2d')
    // Much that cannot be made small, as a photo at night.
    for (let at = 0; brush && at < 60_000; at += 1) {
      brush.fillStyle = `hsl(${Math.random() * 360} 60% ${Math.random() * 60}%)`
      brush.fillRect(Math.random() * 1200, Math.random() * 900, 5, 5)
    }
    const blob = await new Promise<Blob | null>(resolve =>
      canvas.toBlob(resolve, 'image/jpeg', 0.9),
    )
    const plain = new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))
    const exif = new TextEncoder().encode('Exif\0\0 GPS 51.5N 0.1W at 02:14')
    const segment = [0xff, 0xe1, 0, exif.length + 2, ...exif]
    return [...plain.slice(0, 2), ...segment, ...plain.slice(2)]
  })
}
